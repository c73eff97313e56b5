import { edgeHeaders } from '../../functions/contract/edge.ts';

/**
 * A CloudFront function that stands before the pages: the cache tells two languages apart, as the page itself does, and
 * whether a page is asked for. It is JavaScript for a runtime of its own, so it is a text; a test runs it.
 */
export const pageRequest = `function handler(event) {
  var headers = event.request.headers;
  var language = headers['accept-language'] ? headers['accept-language'].value : '';
  var accept = headers.accept ? headers.accept.value : '';
  headers['accept-language'] = { value: language.trim().toLowerCase().indexOf('de') === 0 ? 'de' : 'en' };
  headers.accept = { value: accept.indexOf('text/html') >= 0 ? 'text/html' : '*/*' };
  return event.request;
}
`;

/** As `pageRequest`, before the API: it says whose request this is. */
export const apiRequest = `function handler(event) {
  event.request.headers['${edgeHeaders.address}'] = { value: event.viewer.ip };
  return event.request;
}
`;
