package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** An organisation with an authority of its own, which issues certificates as cryptogen does. */
public final class TestAuthority {
    private static final Date FIRST_DAY = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final Date LAST_DAY = Date.from(Instant.parse("2060-01-01T00:00:00Z"));

    /** A member with his key. */
    public record Member(ByteString identity, KeyPair keys) {
        public ByteString sign(ByteString statement) {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(keys.getPrivate());
                signature.update(statement.toByteArray());
                return ByteString.copyFrom(signature.sign());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("this JDK does not sign", impossible);
            }
        }
    }

    private final String mspId;
    private final X500Name name;
    private final KeyPair keys = newKeys();
    private final String certificate;
    private int issued;

    public TestAuthority(String mspId) {
        this.mspId = mspId;
        this.name = new X500Name("CN=ca." + mspId);
        this.certificate = pem(issue(name, keys, true));
    }

    public String mspId() {
        return mspId;
    }

    /** @param unit such as peer, orderer, client, admin */
    public Member member(String unit) {
        KeyPair own = newKeys();
        String pem = pem(issue(new X500Name("CN=" + unit + issued + ",OU=" + unit), own, false));
        ByteString identity = SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(pem))
                .build()
                .toByteString();
        return new Member(identity, own);
    }

    private X509CertificateHolder issue(X500Name subject, KeyPair own, boolean authority) {
        issued++;
        try {
            return new JcaX509v3CertificateBuilder(
                            name, BigInteger.valueOf(issued), FIRST_DAY, LAST_DAY, subject, own.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        } catch (OperatorCreationException | IOException failed) {
            throw new IllegalStateException("no certificate for " + subject, failed);
        }
    }

    MSPConfig description() {
        return MSPConfig.newBuilder()
                .setConfig(FabricMSPConfig.newBuilder()
                        .setName(mspId)
                        .addRootCerts(ByteString.copyFromUtf8(certificate))
                        .setFabricNodeOus(FabricNodeOUs.newBuilder()
                                .setEnable(true)
                                .setClientOuIdentifier(unit(MSPRoleType.CLIENT))
                                .setPeerOuIdentifier(unit(MSPRoleType.PEER))
                                .setAdminOuIdentifier(unit(MSPRoleType.ADMIN))
                                .setOrdererOuIdentifier(unit(MSPRoleType.ORDERER)))
                        .build()
                        .toByteString())
                .build();
    }

    private static FabricOUIdentifier unit(MSPRoleType role) {
        return FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier(role.name().toLowerCase(java.util.Locale.ROOT))
                .build();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK makes no keys", impossible);
        }
    }

    private static String pem(X509CertificateHolder certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        } catch (IOException inMemory) {
            throw new IllegalStateException("a certificate cannot be written", inMemory);
        }
        return text.toString();
    }
}
