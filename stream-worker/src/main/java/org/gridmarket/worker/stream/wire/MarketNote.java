package org.gridmarket.worker.stream.wire;

import java.util.Optional;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;

/** What is said in the market, off the ledger: offers, proposals, acceptances. Canonical JSON of this. */
public sealed interface MarketNote {
    /** An offer of somebody. */
    sealed interface Offered permits CustomerOffered, SupplierOffered, MediatorOffered {
        AccountKey account();

        /** What is offered, and nothing else. */
        Bytes content();

        Bytes signature();

        /** Whether its account has signed it. */
        default boolean isSigned(SignatureCheck signatures) {
            return signatures.isGood(account(), message(content()), signature());
        }
    }

    /** A customer's. */
    record CustomerOffered(CustomerOffer offer, Bytes signature) implements MarketNote, Offered {
        public static CustomerOffered by(AccountKeyPair keys, CustomerOffer offer) {
            return new CustomerOffered(offer, keys.sign(message(contentOf(CustomerOffer.class, offer))));
        }

        @Override
        public AccountKey account() {
            return offer.account();
        }

        @Override
        public Bytes content() {
            return contentOf(CustomerOffer.class, offer);
        }
    }

    /** A supplier's. */
    record SupplierOffered(SupplierOffer offer, Bytes signature) implements MarketNote, Offered {
        public static SupplierOffered by(AccountKeyPair keys, SupplierOffer offer) {
            return new SupplierOffered(offer, keys.sign(message(contentOf(SupplierOffer.class, offer))));
        }

        @Override
        public AccountKey account() {
            return offer.account();
        }

        @Override
        public Bytes content() {
            return contentOf(SupplierOffer.class, offer);
        }
    }

    /** A mediator's. */
    record MediatorOffered(MediatorOffer offer, Bytes signature) implements MarketNote, Offered {
        public static MediatorOffered by(AccountKeyPair keys, MediatorOffer offer) {
            return new MediatorOffered(offer, keys.sign(message(contentOf(MediatorOffer.class, offer))));
        }

        @Override
        public AccountKey account() {
            return offer.account();
        }

        @Override
        public Bytes content() {
            return contentOf(MediatorOffer.class, offer);
        }
    }

    /**
     * An allocator's proposal; nothing until all parties have signed.
     *
     * @param last the period that all of them name
     */
    record Proposed(AllocationTerms terms, LedgerPeriod last) implements MarketNote {}

    /** A party's consent. */
    record Accepted(AllocationId allocation, LedgerPeriod last, Acceptance acceptance) implements MarketNote {
        /** Whether it is the consent of whoever said it, with that party's signature. */
        public boolean isGivenBy(AccountKey by, Target target, SignatureCheck signatures) {
            return acceptance.party().equals(by)
                    && signatures.isGood(by, Acceptance.message(target, allocation, last), acceptance.signature());
        }
    }

    /** What an account signs of its offer. */
    static Bytes message(Bytes content) {
        return Digest.sha256(Bytes.utf8("gridmarket/stream/offer/1"), content);
    }

    private static <T> Bytes contentOf(Class<T> type, T offer) {
        return RecordCodec.of(type).writeBytes(offer);
    }

    static Bytes write(MarketNote note) {
        return RecordCodec.of(MarketNote.class).writeBytes(note);
    }

    /** Empty when it is none: whoever wrote it has said nothing. */
    static Optional<MarketNote> read(Bytes bytes) {
        try {
            return Optional.of(RecordCodec.of(MarketNote.class).read(bytes));
        } catch (MalformedException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
