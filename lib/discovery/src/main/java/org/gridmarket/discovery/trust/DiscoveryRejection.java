package org.gridmarket.discovery.trust;

import org.gridmarket.kernel.decision.RejectionCode;

/** Why a head, a card, a record or an announcement is not taken. */
public enum DiscoveryRejection implements RejectionCode {
    MALFORMED("It is not in canonical form, or its content is not what its head names."),
    TOO_LARGE("It has more bytes than discovery carries; announce less."),
    SIGNER_UNKNOWN("No TLS CA of the consortium issued the certificate; have it issued by your organisation's."),
    CERTIFICATE_EXPIRED("The certificate's dates do not hold now; have it renewed, or set this machine's clock."),
    DENIED("The organisation has withdrawn the node's certificate."),
    MANDATE_UNKNOWN("The key of this life of the node has not been seen yet; it is asked for."),
    SIGNATURE_BAD("A signature over head or mandate is not good."),
    SITE_CLOSED("The site admits no nodes of this organisational unit."),
    SITE_FULL("As many nodes of this site are alive as a site may have; make another site, joined by bridges."),
    TABLE_FULL("As many nodes are alive as this daemon bears."),
    TYPE_NOT_YOURS("Services of this type are announced by an organisation's own machines, for itself only."),
    PRINCIPAL_MISSING("Services of this type name the account that vouches for them."),
    PRINCIPAL_BAD("The account's signature over the record is not good."),
    RECORD_TOO_LARGE("A record has more bytes than allowed; give it fewer attributes."),
    TOO_MANY_RECORDS("A node announces no more records.");

    private final String meaning;

    DiscoveryRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
