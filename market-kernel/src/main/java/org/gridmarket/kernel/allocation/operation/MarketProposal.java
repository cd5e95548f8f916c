package org.gridmarket.kernel.allocation.operation;

import java.util.List;
import org.gridmarket.kernel.agreement.Change;
import org.gridmarket.kernel.agreement.Proposal;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * What the operator of a market proposes to its supervisor: to found it, other terms, or its end. Its name is its digest, so
 * whoever approves names exactly what it has read.
 *
 * @param market which
 * @param first the first cycle that it holds for
 * @param changes one
 */
public record MarketProposal(MarketName market, Cycle first, List<MarketChange> changes)
        implements Proposal<MarketProposal.MarketChange> {
    private static final Bytes TAG = Bytes.utf8("gridmarket/allocation-change/1");

    /** One thing that is proposed. */
    public sealed interface MarketChange extends Change {}

    /** A market that is to be. */
    public record FoundMarket(MarketSchema schema) implements MarketChange {
        @Override
        public Role approver() {
            return Role.admin(schema.supervisor());
        }
    }

    /** Other terms, to be approved by this organisation. */
    public record SetTerms(Organisation supervisor, MarketTerms terms) implements MarketChange {
        @Override
        public Role approver() {
            return Role.admin(supervisor);
        }
    }

    /** No book from then on, to be approved by this organisation. */
    public record EndMarket(Organisation supervisor) implements MarketChange {
        @Override
        public Role approver() {
            return Role.admin(supervisor);
        }
    }

    public MarketProposal {
        changes = List.copyOf(changes);
    }

    static MarketProposal founding(MarketSchema schema) {
        return new MarketProposal(schema.name(), Cycle.FIRST, List.of(new FoundMarket(schema)));
    }

    @Override
    public String id() {
        return digest().toHex();
    }

    @Override
    public Interval from() {
        return first.asInterval();
    }

    /** Of a founding, that of the schema. */
    @Override
    public Bytes digest() {
        return changes.getFirst() instanceof FoundMarket(var schema)
                ? schema.digest()
                : Digest.sha256(TAG, RecordCodec.of(MarketProposal.class).writeBytes(this));
    }
}
