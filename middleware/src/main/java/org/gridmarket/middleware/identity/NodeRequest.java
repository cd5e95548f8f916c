package org.gridmarket.middleware.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.gridmarket.discovery.trust.Unit;

/**
 * What a node asks its organisation's CA for; proven to come from whoever has the key.
 *
 * @param name of the node
 * @param unit what it is to be
 * @param key its public key
 */
record NodeRequest(String name, Unit unit, PublicKey key) {
    /** Reads it, PEM; an IllegalArgumentException says why it is none. */
    static NodeRequest read(String pem) {
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(
                    Pem.read("the request", Pem.REQUEST, pem).getFirst().copy());
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(request.getPublicKey()))) {
                throw new IllegalArgumentException("the request is signed with another key than it asks for");
            }
            String unit = value(request, BCStyle.OU).toUpperCase(Locale.ROOT);
            if (Arrays.stream(Unit.values()).noneMatch(each -> each.name().equals(unit))) {
                throw new IllegalArgumentException(
                        "the request names unit '" + unit + "'; there are operator and member");
            }
            return new NodeRequest(value(request, BCStyle.CN), Unit.valueOf(unit), request.getPublicKey());
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException unreadable) {
            throw new IllegalArgumentException("the request cannot be read: " + unreadable, unreadable);
        }
    }

    private static String value(JcaPKCS10CertificationRequest request, ASN1ObjectIdentifier attribute) {
        List<String> values = Arrays.stream(request.getSubject().getRDNs(attribute))
                .map(part -> IETFUtils.valueToString(part.getFirst().getValue()))
                .toList();
        if (values.size() != 1) {
            throw new IllegalArgumentException(
                    "the request's subject is " + request.getSubject() + "; it needs one name and one unit");
        }
        return values.getFirst();
    }
}
