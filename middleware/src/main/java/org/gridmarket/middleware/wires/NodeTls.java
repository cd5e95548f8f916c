package org.gridmarket.middleware.wires;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Mutual TLS between daemons: each shows its node certificate, and the same rules decide who is admitted that decide whose
 * heads are believed. Names of hosts play no part: a node is its key, wherever it stands.
 */
public final class NodeTls {
    private static final String ALIAS = "node";

    private NodeTls() {}

    /** Decides about a certificate in DER; asked from threads of the network, for each connection anew. */
    @FunctionalInterface
    public interface Admission {
        /** Who this is, or why it is not admitted to this link. */
        Decision<NodeIdentity> admit(Bytes certificate);
    }

    /** Of the own key and certificate, and of whom to admit. */
    public static SSLContext context(PrivateKey key, X509Certificate certificate, Admission admission) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, new char[0], new X509Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new ByAdmission(admission)}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException(
                    "the node's key or certificate cannot be used for TLS; have a certificate issued for this key",
                    unusable);
        }
    }

    /** The possession of the key is proven by the handshake itself. */
    private static final class ByAdmission extends X509ExtendedTrustManager {
        private final Admission admission;

        ByAdmission(Admission admission) {
            this.admission = admission;
        }

        private void check(X509Certificate @Nullable [] chain) throws CertificateException {
            if (chain == null || chain.length == 0) {
                throw new CertificateException("no certificate was shown");
            }
            if (admission.admit(Bytes.of(chain[0].getEncoded())) instanceof Decision.Rejected<NodeIdentity>(var why)) {
                throw new CertificateException(why.text());
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String method) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String method, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String method) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0]; // a node has one key, so there is nothing to choose by issuers
        }
    }
}
