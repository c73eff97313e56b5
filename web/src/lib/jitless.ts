import * as z from 'zod';

// The policy of the page allows no string as code: zod must not try. To be imported before any schema of the contract.
z.config({ jitless: true });
