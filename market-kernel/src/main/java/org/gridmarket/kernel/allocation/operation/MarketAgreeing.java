package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.agreement.Approving;
import org.gridmarket.kernel.agreement.ProposalLifeCycle;
import org.gridmarket.kernel.agreement.ProposalStatus;
import org.gridmarket.kernel.agreement.Proposing;
import org.gridmarket.kernel.agreement.operation.Agreeing;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.SchemaFacts;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Operator and supervisor found a market, change its terms, and end it: an administrator of the one proposes, one of the other
 * names the digest of what it has read.
 */
final class MarketAgreeing {
    private static final String SOURCE = "allocation-market, A market is data";

    /** A market that is to be founded. */
    record Founding(MarketSchema schema, boolean taken, LedgerTime now) {
        private @Nullable String nameTaken() {
            return taken ? "there is a market " + schema.name() : null;
        }

        private @Nullable String tooLate() {
            LedgerTime epoch = schema.calendar().epoch();
            return now.isBefore(epoch) ? null : "it is " + now + ", the epoch " + epoch;
        }
    }

    /**
     * A change that is to hold from a cycle on.
     *
     * @param opened whether the book of that cycle is open, by its key
     * @param exists whether there are terms from that cycle on already, or an end
     */
    record Changing(MarketRows market, Cycle from, boolean opened, boolean exists, LedgerTime now) {
        /** An approval that was held back finds the key that opens the book, so it never reaches a running cycle. */
        private @Nullable String tooSoon() {
            LedgerTime opens = market.calendar().bookOpens(from);
            return opened || from.isFirst() || !now.isBefore(opens)
                    ? "book " + from + " opens at " + opens + ", it is " + now
                    : null;
        }

        private @Nullable String alreadyAgreed() {
            return exists ? "it is agreed what holds from cycle " + from + " on" : null;
        }

        private @Nullable String ended() {
            return market.isEnded(from) ? "the market ends with an earlier book than " + from : null;
        }
    }

    // spotless:off
    static final RuleBook<Founding> FOUND = RuleBook.of("allocation:proposeMarket and allocation:approveMarket",
            rule(AllocationRejection.MARKET_NAME_TAKEN, SOURCE, Founding::nameTaken),
            rule(AllocationRejection.FOUNDED_TOO_LATE,  SOURCE, Founding::tooLate));
    static final RuleBook<Changing> CHANGE = RuleBook.of("allocation:proposeTerms, approveTerms, proposeEnd, approveEnd",
            rule(AllocationRejection.TERMS_TOO_SOON,    SOURCE, Changing::tooSoon),
            rule(AllocationRejection.MARKET_ENDED,      SOURCE, Changing::ended),
            rule(AllocationRejection.TERMS_EXIST,       SOURCE, Changing::alreadyAgreed));
    static final RuleBook<Proposing> PROPOSE = Proposing.book("allocation, every proposal", SOURCE);
    static final RuleBook<Approving> APPROVE = Approving.book("allocation, every approval", SOURCE);
    // spotless:on

    private static final Effect PROPOSES = Effect.changes("allocation.proposal");
    private static final Effect APPROVES =
            Effect.changes("allocation.proposal", "allocation.market", "allocation.terms", "allocation.end");

    /** Which organisation proposes and approves the schema says; the rule books refuse the others. */
    static final LifeCycle<ProposalStatus, Role> LIFE_CYCLE = lifeCycle(
                    Role.registered(),
                    Arrays.stream(Organisation.values()).map(Role::admin).toList())
            .table("allocation-proposal");

    private MarketAgreeing() {}

    private static ProposalLifeCycle lifeCycle(Role proposer, List<Role> approvers) {
        return new ProposalLifeCycle(proposer, approvers, PROPOSES, APPROVES, PROPOSES, SOURCE);
    }

    private static Agreeing<MarketProposal, StoredRows.KeptChange> agreeing(
            MarketName market, Cycle first, Role proposer, Role approver) {
        return new Agreeing<>(
                AllocationState.PROPOSAL.under(market).under(first),
                StoredRows.KeptChange::new,
                PROPOSE,
                APPROVE,
                lifeCycle(proposer, List.of(approver)));
    }

    // ---- founding

    static Decision<Receipt> propose(AllocationCommand.ProposeMarket command, LedgerCall call, WorldState world) {
        MarketSchema schema = command.schema();
        MarketProposal proposal = MarketProposal.founding(schema);
        return founding(schema, call, world)
                .then(foundable -> agreeing(schema.name(), Cycle.FIRST, operator(schema), supervisor(schema))
                        .propose(proposal, 1, call, world))
                .map(proposed -> {
                    MarketRows market = new MarketRows(schema, world);
                    market.tell(new AllocationEvent.AllocationMarketProposed(schema, schema.digest()));
                    return proposed(schema.digest(), market);
                });
    }

    static Decision<Receipt> approve(AllocationCommand.ApproveMarket command, LedgerCall call, WorldState world) {
        // who may approve is in the proposal, so the operator does not matter here
        return agreeing(
                        command.market(),
                        Cycle.FIRST,
                        Role.registered(),
                        call.creator().role())
                .open(command.digest().toHex(), command.digest(), call, world)
                .then(proposal -> {
                    MarketSchema schema =
                            ((MarketProposal.FoundMarket) proposal.changes().getFirst()).schema();
                    return founding(schema, call, world).map(foundable -> found(schema, proposal, world));
                });
    }

    private static Decision<SchemaFacts> founding(MarketSchema schema, LedgerCall call, WorldState world) {
        boolean taken = AllocationState.MARKET.has(world, schema.name());
        SchemaFacts facts = new SchemaFacts(schema, schema.terms());
        return FOUND.check(new Founding(schema, taken, call.time()))
                .then(free -> SchemaFacts.FOUNDABLE.check(facts))
                .then(foundable -> SchemaFacts.TERMS.check(facts));
    }

    private static Receipt found(MarketSchema schema, MarketProposal proposal, WorldState world) {
        MarketRows market = new MarketRows(schema, world);
        AllocationState.MARKET.put(world, schema, schema.name());
        market.in(AllocationState.TERMS).put(world, schema.terms(), Cycle.FIRST);
        keep(proposal, market);
        market.tell(new AllocationEvent.AllocationMarketFounded(schema));
        return market.done();
    }

    // ---- terms and end

    static Decision<Receipt> propose(AllocationCommand.ProposeTerms command, LedgerCall call, MarketRows market) {
        return SchemaFacts.TERMS
                .check(new SchemaFacts(market.schema(), command.terms()))
                .then(sound -> propose(terms(command.from(), command.terms(), market), call, market));
    }

    static Decision<Receipt> propose(AllocationCommand.ProposeEnd command, LedgerCall call, MarketRows market) {
        return propose(end(command.from(), market), call, market);
    }

    private static Decision<Receipt> propose(MarketProposal proposal, LedgerCall call, MarketRows market) {
        return CHANGE.check(changing(proposal, call, market))
                .then(open -> agreeing(market, proposal.first()).propose(proposal, 1, call, market.world()))
                .map(open -> {
                    @Nullable MarketTerms terms =
                            proposal.changes().getFirst() instanceof MarketProposal.SetTerms(var by, var set)
                                    ? set
                                    : null;
                    market.tell(new AllocationEvent.AllocationChangeProposed(
                            market.name(), proposal.first(), terms, proposal.digest()));
                    return proposed(proposal.digest(), market);
                });
    }

    /** Terms or the end, as the digest says. */
    static Decision<Receipt> approve(Cycle from, Bytes digest, LedgerCall call, MarketRows market) {
        return agreeing(market, from)
                .open(digest.toHex(), digest, call, market.world())
                .then(proposal ->
                        CHANGE.check(changing(proposal, call, market)).map(open -> carryOut(proposal, market)));
    }

    private static Receipt carryOut(MarketProposal proposal, MarketRows market) {
        Cycle from = proposal.first();
        switch (proposal.changes().getFirst()) {
            case MarketProposal.SetTerms(var by, var terms) -> {
                market.in(AllocationState.TERMS).put(market.world(), terms, from);
                market.tell(new AllocationEvent.AllocationTermsEffective(market.name(), from, terms));
            }
            case MarketProposal.EndMarket end -> {
                AllocationState.END.put(market.world(), new StoredRows.MarketEnd(from), market.name());
                market.tell(new AllocationEvent.AllocationEndAgreed(market.name(), from));
            }
            case MarketProposal.FoundMarket founding ->
                throw new IllegalStateException("market " + market.name() + " is founded");
        }
        keep(proposal, market);
        return market.done();
    }

    private static Changing changing(MarketProposal proposal, LedgerCall call, MarketRows market) {
        Cycle from = proposal.first();
        boolean exists = switch (proposal.changes().getFirst()) {
            case MarketProposal.SetTerms terms ->
                market.in(AllocationState.TERMS).has(market.world(), from);
            case MarketProposal.EndMarket end -> market.end().isPresent();
            case MarketProposal.FoundMarket founding -> true;
        };
        return new Changing(market, from, market.isOpened(from), exists, call.time());
    }

    private static MarketProposal terms(Cycle from, MarketTerms terms, MarketRows market) {
        return new MarketProposal(
                market.name(),
                from,
                List.of(new MarketProposal.SetTerms(market.schema().supervisor(), terms)));
    }

    private static MarketProposal end(Cycle from, MarketRows market) {
        return new MarketProposal(
                market.name(),
                from,
                List.of(new MarketProposal.EndMarket(market.schema().supervisor())));
    }

    private static Agreeing<MarketProposal, StoredRows.KeptChange> agreeing(MarketRows market, Cycle first) {
        return agreeing(market.name(), first, operator(market.schema()), supervisor(market.schema()));
    }

    private static Role operator(MarketSchema schema) {
        return Role.admin(schema.operator());
    }

    private static Role supervisor(MarketSchema schema) {
        return Role.admin(schema.supervisor());
    }

    private static void keep(MarketProposal proposal, MarketRows market) {
        agreeing(market, proposal.first()).approved(proposal, market.world());
    }

    private static Receipt proposed(Bytes digest, MarketRows market) {
        return market.receipt(
                AllocationAnswer.AllocationProposal.class, new AllocationAnswer.AllocationProposal(digest));
    }
}
