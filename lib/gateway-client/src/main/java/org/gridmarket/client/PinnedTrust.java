package org.gridmarket.client;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Believes one server: the one that has this key. Where it stands and who has certified it play no part, since its address came
 * with the key, in a record that its organisation's node has signed.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
    private final Bytes pin;

    /** @param pin SHA-256 of the TLS public key, 32 bytes */
    PinnedTrust(Bytes pin) {
        this.pin = pin;
    }

    private void check(X509Certificate @Nullable [] chain) throws CertificateException {
        if (chain == null
                || chain.length == 0
                || !MemberCertificate.keyHash(chain[0]).equals(pin)) {
            throw new CertificateException("the server has another key than its record says");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method) throws CertificateException {
        throw new CertificateException("this is for clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method, Socket socket) throws CertificateException {
        throw new CertificateException("this is for clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is for clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
