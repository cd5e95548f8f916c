package org.gridmarket.chain;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Until when certificates are valid: those that a node shows to who connects, and those in a file. */
public final class CertificateEnds {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Lets every certificate pass: one that has ended, or that another authority issued, is just what is to be seen. Nothing is
     * sent over such a connection, and nothing that comes over it is believed.
     */
    private static final class Onlooker implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // see above
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // see above
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private CertificateEnds() {}

    /** When the first certificate of the chain ends that a node shows; it need not let anybody in. */
    public static Instant shownBy(NetworkNodes.Node node) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Onlooker()}, null);
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(node.host(), node.port()), (int) PATIENCE.toMillis());
            plain.setSoTimeout((int) PATIENCE.toMillis());
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, node.host(), node.port(), true)) {
                socket.startHandshake();
                return first(Arrays.asList(socket.getSession().getPeerCertificates()), node.name());
            }
        }
    }

    /** When the first certificate in a PEM file ends. */
    public static Instant inFile(Path file) throws IOException, CertificateException {
        try (InputStream pem = Files.newInputStream(file)) {
            return first(CertificateFactory.getInstance("X.509").generateCertificates(pem), file.toString());
        }
    }

    private static Instant first(Collection<? extends Certificate> certificates, String of)
            throws CertificateException {
        List<X509Certificate> readable = certificates.stream()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
        return readable.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new CertificateException(of + " has no X.509 certificate"));
    }
}
