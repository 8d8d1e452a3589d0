/// What integrators read of a running system: the OpenAPI document of its functions
/// (`/openapi.json`), a page that shows it (`/docs`, everything from this server) and the public
/// keys that verify access tokens (`/.well-known/jwks.json`).
///
/// Knows nothing of any feature: all is derived from the contract's descriptors.
@NullMarked
package im.relation.runtime.docs;

import org.jspecify.annotations.NullMarked;
