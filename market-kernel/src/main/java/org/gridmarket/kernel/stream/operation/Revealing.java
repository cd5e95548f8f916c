package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.form.EpochTests;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.lane.EpochLifeCycle;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.stream.quantity.Share;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The customer tells where its tests were, once every root that may come is there; or it does not. It reads roots and not
 * lanes, but for those without a root: a lane's row changes under it (reference/stream-model, 18).
 */
final class Revealing {
    /** What concerns the customer's next epoch. */
    private interface OfCustomer extends OnStream {
        /** Empty where there is no allocation. */
        Optional<CustomerSide> customer();

        default @Nullable String outOfTurn() {
            int next = customer()
                    .map(CustomerSide::revealed)
                    .orElse(allocation().terms().epochs());
            return epoch() == next && next < allocation().terms().epochs()
                    ? null
                    : "epoch " + epoch() + "; the next is " + next + " of "
                            + allocation().terms().epochs();
        }
    }

    /** A reveal. */
    record Facts(
            Act act,
            StreamCommand.Reveal command,
            AccountKey signer,
            Optional<CustomerSide> customer,
            Map<AccountKey, PostedRoot> roots,
            Map<AccountKey, Lane> rootless)
            implements OfCustomer {
        @Nullable String notCustomer() {
            AccountKey customer = allocation().terms().customer().account();
            return signer.equals(customer) ? null : signer + "; it is up to " + customer;
        }

        @Nullable String notEnded() {
            LedgerTime end = times().end(epoch());
            return now().isBefore(end) ? "epoch " + epoch() + " ends " + end : null;
        }

        @Nullable String tooLate() {
            return late(times().revealDue(epoch()));
        }

        @Nullable String rootsMissing() {
            LedgerTime due = times().rootDue(epoch());
            return silent().isEmpty() ? null : notDue(due);
        }

        /** Lanes whose root may still come, unless its time and the tolerance are over. */
        List<AccountKey> silent() {
            return rootless.entrySet().stream()
                    .filter(lane -> lane.getValue().mayRoot(epoch()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Nullable String nothingToReveal() {
            return roots.isEmpty() ? "no lane has a root of epoch " + epoch() : null;
        }

        @Nullable String count() {
            int planted = allocation().terms().customer().epoch().tests();
            int most = StreamLimit.STREAM_CONTESTED.ceiling();
            return command.tests().size() == planted && command.contested().size() <= most
                    ? null
                    : command.tests().size() + " tests of " + planted + ", "
                            + command.contested().size() + " contested; at most " + most;
        }

        @Nullable String positionsBad() {
            long distinct = all().stream().map(TestedInput::position).distinct().count();
            long inputs =
                    command.tests().stream().map(TestedInput::input).distinct().count();
            boolean within = all().stream()
                    .allMatch(test -> test.position() < allocation().inputs());
            return within
                            && distinct == all().size()
                            && inputs == command.tests().size()
                    ? null
                    : distinct + " positions and " + inputs + " tested inputs are distinct; positions are below "
                            + allocation().inputs();
        }

        @Nullable String notCommitted() {
            CustomerOffer offer = allocation().terms().customer();
            Bytes leaf = EpochTests.leaf(epoch(), command.salt(), command.tests());
            return HashTree.isIn(leaf, epoch(), offer.mostEpochs(), command.path(), offer.testRoot())
                    ? null
                    : "the tests of epoch " + epoch() + " are not in the tree of the offer";
        }

        List<TestedInput> all() {
            return Stream.concat(command.tests().stream(), command.contested().stream())
                    .toList();
        }

        /** f for each planted test that every root lists as missing. */
        Money untested() {
            long unreached = command.tests().stream()
                    .filter(test -> roots.values().stream().allMatch(root -> root.isMissing(test.position())))
                    .count();
            return Share.times(allocation().stakes().testFee(), unreached);
        }
    }

    /** A reveal that is missing. */
    record Missing(Act act, AnyoneActs.Validity validity, Optional<CustomerSide> customer)
            implements OfCustomer, AnyoneActs {
        @Nullable String early() {
            return notDue(times().revealDue(epoch()));
        }

        @Nullable String nobodyWaits() {
            boolean waits = allocation().terms().suppliers().stream()
                    .map(SupplierOffer::account)
                    .filter(supplier -> rows().root(epoch(), supplier).isPresent())
                    .flatMap(supplier -> rows().lane(supplier).stream())
                    .anyMatch(lane -> LaneLifeCycle.TABLE.allows(lane.status(), LaneLifeCycle.OPEN));
            return waits ? null : "no lane with a root of epoch " + epoch() + " may open";
        }
    }

    // spotless:off
    static final RuleBook<Facts> REVEAL = RuleBook.of("stream:reveal",
            rule(StreamRejection.ALLOCATION_UNKNOWN,      OnStream.SOURCE, Facts::unknown),
            rule(StreamRejection.NOT_STREAM_CUSTOMER,     OnStream.SOURCE, Facts::notCustomer),
            rule(StreamRejection.CUSTOMER_GONE,           OnStream.SOURCE, Facts::customerGone),
            rule(StreamRejection.EPOCH_OUT_OF_TURN,       OnStream.SOURCE, Facts::outOfTurn),
            rule(StreamRejection.EPOCH_NOT_OVER,          OnStream.SOURCE, Facts::notEnded),
            rule(StreamRejection.STEP_LATE,               OnStream.SOURCE, Facts::tooLate),
            rule(StreamRejection.ROOTS_MISSING,           OnStream.SOURCE, Facts::rootsMissing),
            rule(StreamRejection.NOTHING_TO_REVEAL,       OnStream.SOURCE, Facts::nothingToReveal),
            rule(StreamRejection.TESTS_COUNT,             OnStream.SOURCE, Facts::count),
            rule(StreamRejection.POSITIONS_BAD,           OnStream.SOURCE, Facts::positionsBad),
            rule(StreamRejection.TESTS_NOT_COMMITTED,     OnStream.SOURCE, Facts::notCommitted));
    static final RuleBook<Missing> TIME_OUT = RuleBook.of("stream:timeOutReveal",
            rule(ShellRejection.OPERATION_EXPIRED,        OnStream.SOURCE, Missing::operationExpired),
            rule(ShellRejection.OPERATION_TOO_LONG_VALID, OnStream.SOURCE, Missing::operationTooLongValid),
            rule(StreamRejection.ALLOCATION_UNKNOWN,      OnStream.SOURCE, Missing::unknown),
            rule(StreamRejection.CUSTOMER_GONE,           OnStream.SOURCE, Missing::customerGone),
            rule(StreamRejection.EPOCH_OUT_OF_TURN,       OnStream.SOURCE, Missing::outOfTurn),
            rule(StreamRejection.STEP_NOT_DUE,            OnStream.SOURCE, Missing::early),
            rule(StreamRejection.NOBODY_WAITS,            OnStream.SOURCE, Missing::nobodyWaits));
    // spotless:on

    private Revealing() {}

    static Decision<Receipt> reveal(StreamCommand.Reveal command, AccountKey signer, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return REVEAL.check(facts(act, command, signer)).map(legal -> {
            EpochLifeCycle.TABLE.follow(
                    legal.rows().status(command.epoch(), false),
                    EpochLifeCycle.REVEAL,
                    LaneParty.CUSTOMER,
                    NoFacts.NONE);
            Money untested = legal.untested();
            legal.silent()
                    .forEach(supplier -> RootPosting.miss(
                            legal.rows(),
                            legal.allocation(),
                            supplier,
                            Objects.requireNonNull(legal.rootless().get(supplier)),
                            state));
            RevealedTests revealed = new RevealedTests(legal.all());
            legal.rows().put(legal.customer().orElseThrow().revealed(untested));
            legal.rows().put(command.epoch(), revealed);
            state.tell(new StreamEvent.StreamRevealed(command.allocation(), command.epoch(), revealed, untested));
            return state.done();
        });
    }

    private static Facts facts(OnStream.Act act, StreamCommand.Reveal command, AccountKey signer) {
        Map<AccountKey, PostedRoot> roots = new LinkedHashMap<>();
        Map<AccountKey, Lane> rootless = new LinkedHashMap<>();
        for (SupplierOffer supplier :
                act.found().map(found -> found.terms().suppliers()).orElse(List.of())) {
            Optional<PostedRoot> root = act.rows().root(command.epoch(), supplier.account());
            if (root.isPresent()) {
                roots.put(supplier.account(), root.get());
            } else {
                rootless.put(
                        supplier.account(), act.rows().lane(supplier.account()).orElseThrow());
            }
        }
        return new Facts(act, command, signer, act.rows().customer(), roots, rootless);
    }

    static Decision<Receipt> timeOut(StreamCommand.TimeOutReveal command, LedgerPeriods periods, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return TIME_OUT.check(new Missing(
                        act,
                        new AnyoneActs.Validity(command.last(), periods),
                        act.rows().customer()))
                .map(legal -> {
                    LedgerTime due = legal.times().revealDue(command.epoch());
                    legal.rows().go(new Gone(command.epoch(), due, false));
                    return state.done();
                });
    }
}
