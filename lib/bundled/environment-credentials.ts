// Replaces @aws-sdk/credential-provider-node in the bundles, see lib/bundling.ts.

/**
 * The credentials of the function's role, which Lambda sets in the environment. The SDK's own provider chain also tries
 * profiles, single sign-on and instance metadata, which a Lambda does not have, and adds 136 KB.
 */
export const defaultProvider = () => async () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) {
    throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set: is this a Lambda?');
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    // An emulator sets an empty token.
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
};
