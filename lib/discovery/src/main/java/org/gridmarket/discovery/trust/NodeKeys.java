package org.gridmarket.discovery.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;

/** The keys of a real node: that of its certificate, and a fresh one for each life of its daemon. For one thread. */
public final class NodeKeys implements Signer {
    private static final String SIGNED_WITH = "SHA256withECDSA";

    private final NodeIdentity identity;
    private final Bytes certificate;
    private final PrivateKey key;
    private final SecureRandom random;
    private AccountKeyPair life;

    /**
     * @param identity what an authority reads from the certificate
     * @param certificate X.509, DER
     * @param key the certificate's, P-256
     */
    public NodeKeys(NodeIdentity identity, Bytes certificate, PrivateKey key, SecureRandom random) {
        this.identity = identity;
        this.certificate = certificate;
        this.key = key;
        this.random = random;
        this.life = AccountKeyPair.generate(random);
    }

    @Override
    public NodeIdentity identity() {
        return identity;
    }

    @Override
    public Mandate begin(long incarnation) {
        life = AccountKeyPair.generate(random);
        Mandate.Text text = new Mandate.Text(identity.node(), incarnation, life.publicKey());
        try {
            Signature signature = Signature.getInstance(SIGNED_WITH);
            signature.initSign(key, random);
            signature.update(text.signingBytes().copy());
            return new Mandate(certificate, text, Bytes.of(signature.sign()));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the key of node " + identity.name() + " cannot sign", unusable);
        }
    }

    @Override
    public Head sign(Head.Text text) {
        return new Head(text, life.sign(text.signingBytes()));
    }
}
