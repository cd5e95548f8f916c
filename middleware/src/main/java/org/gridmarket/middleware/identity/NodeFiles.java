package org.gridmarket.middleware.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.NodeKeys;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.gridmarket.process.PrivateFile;

/** Key, request and certificate in the folder of a node. The key is made there and never leaves it. */
public final class NodeFiles {
    private static final String SIGNED_WITH = "SHA256withECDSA";
    private static final String SOURCE = "middleware, Identity and trust";
    private static final Bytes CHALLENGE = Bytes.utf8("gridmarket/node/key fits certificate");

    private final PrivateFile key;
    private final PrivateFile certificate;
    private final Path request;

    /** What a daemon needs of its identity. */
    public record Loaded(NodeIdentity identity, X509Certificate certificate, PrivateKey key, NodeKeys signer) {}

    /** Makes the folder if there is none. */
    public NodeFiles(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + folder, unusable);
        }
        this.key = new PrivateFile(folder.resolve("key.pem"));
        this.certificate = new PrivateFile(folder.resolve("certificate.pem"));
        this.request = folder.resolve("request.pem");
    }

    /**
     * Makes a key and a request for its certificate, which is returned and stands beside it.
     *
     * @throws IllegalStateException when there is a key: another one would be another node
     */
    public String init(String name, Unit unit, SecureRandom random) {
        if (key.exists()) {
            throw new IllegalStateException(key + " exists; another key is another node, so name another folder");
        }
        KeyPair keys = NodeIssuer.newKeys(random);
        X500Principal subject = new X500Principal(
                "CN=" + Name.check("node", name) + ",OU=" + unit.name().toLowerCase(Locale.ROOT));
        try {
            byte[] asked = new JcaPKCS10CertificationRequestBuilder(subject, keys.getPublic())
                    .build(new JcaContentSignerBuilder(SIGNED_WITH).build(keys.getPrivate()))
                    .getEncoded();
            key.replace(Pem.write(Pem.KEY, keys.getPrivate().getEncoded()));
            String text = Pem.write(Pem.REQUEST, asked);
            Files.writeString(request, text);
            return text;
        } catch (OperatorCreationException unusable) {
            throw new IllegalStateException("the fresh key cannot sign", unusable);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + request, unwritable);
        }
    }

    /** Takes the certificate that the organisation has issued: of a root, and for this key. */
    public Decision<NodeIdentity> accept(String pem, Authority authority) {
        Bytes shown = Pem.read("the certificate", Pem.CERTIFICATE, pem).getFirst();
        return checked(shown, authority).map(identity -> {
            certificate.replace(Pem.write(Pem.CERTIFICATE, shown.copy()));
            return identity;
        });
    }

    private Decision<NodeIdentity> checked(Bytes shown, Authority authority) {
        return authority.identify(shown).then(identity -> {
            if (!authority.isInDate(identity)) {
                return Decision.reject(
                        DiscoveryRejection.CERTIFICATE_EXPIRED, SOURCE, "certificate of " + identity.name());
            }
            return authority.isSigned(shown, CHALLENGE, signed(readKey()))
                    ? Decision.accept(identity)
                    : Decision.reject(
                            DiscoveryRejection.SIGNATURE_BAD,
                            SOURCE,
                            "the certificate of " + identity.name() + " is for another key than " + key);
        });
    }

    private static Bytes signed(PrivateKey with) {
        try {
            Signature signature = Signature.getInstance(SIGNED_WITH);
            signature.initSign(with);
            signature.update(CHALLENGE.copy());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the node's key cannot sign", unusable);
        }
    }

    private PrivateKey readKey() {
        return Pem.readKey(key.toString(), key.read());
    }

    /** Key and certificate for a daemon, if they fit and the certificate holds now. */
    public Decision<Loaded> load(Authority authority, SecureRandom random) {
        Bytes shown = Pem.read(certificate.toString(), Pem.CERTIFICATE, certificate.read())
                .getFirst();
        return checked(shown, authority).map(identity -> {
            PrivateKey own = readKey();
            return new Loaded(identity, parsed(shown), own, new NodeKeys(identity, shown, own, random));
        });
    }

    private static X509Certificate parsed(Bytes shown) {
        try {
            return MemberCertificate.parse(shown);
        } catch (CertificateException wasReadBefore) {
            throw new IllegalStateException(wasReadBefore);
        }
    }
}
