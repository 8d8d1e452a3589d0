package im.relation.socket;

import java.nio.file.Path;

/// A server's certificate.
///
/// @param certificateChain PEM, the server's own certificate first
/// @param privateKey PEM, PKCS #8, without a password
public record TlsFiles(Path certificateChain, Path privateKey) {}
