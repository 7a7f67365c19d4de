export { startIdentityProvider } from '../../../../tools/identity-provider/peer.mjs';
