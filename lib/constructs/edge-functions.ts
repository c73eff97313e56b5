import { edgeHeaders } from '../../functions/contract/edge.ts';

/**
 * A CloudFront function that runs before the pages: it sets the language of the page and whether the request is for a
 * page, both part of the cache key. It runs in CloudFront's own runtime, so it is a string; a test executes it.
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

/** Like `pageRequest`, before the API: it adds the address of the client. */
export const apiRequest = `function handler(event) {
  event.request.headers['${edgeHeaders.address}'] = { value: event.viewer.ip };
  return event.request;
}
`;
