package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.testkit.energy.EnergyGuarantees;
import org.gridmarket.testkit.energy.Guarantee;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.energy.Violation;

/**
 * Endorsing and ordering in virtual time: what is endorsed now is committed later, perhaps much later, perhaps twice, in blocks
 * of everything that is due. Clients' clocks may be off. Feeds every committed event to the guarantees.
 */
final class SimulatedChain {
    private static final long PROMPT_MILLIS = 2_000;
    private static final long LONGEST_DELAY_MILLIS = 90_000;
    private static final int PEERS_COMPARED_EVERY = 10;
    private static final int CLOCK_WINDOW_MILLIS = 30_000;
    private static final Set<String> AT_A_BOUND = Arrays.stream(EnergyLimit.values())
            .flatMap(limit -> Arrays.stream(limit.consequence().split(", ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private record Due(LedgerTime time, int number, Endorsed transaction) {}

    /** One thing that was sent, to be sent again when its answer is lost. */
    private record Sent(String function, Submission submission) {}

    private final MarketOnLedger market;
    private final Faults faults;
    private final Random random;
    private final Trace trace;
    private final SlowPeer slowPeer;
    private final PublicStream stream = new PublicStream();
    private final EnergyGuarantees guarantees = new EnergyGuarantees();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::time).thenComparingInt(Due::number));
    private final List<Sent> unanswered = new ArrayList<>();
    private final Set<String> carriedOut = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<EnergyEvent> fresh = new ArrayList<>();
    private final Map<String, Consumer<Block.Entry>> awaited = new HashMap<>();
    private LedgerTime now;
    private int number;
    private int audits;

    SimulatedChain(MarketOnLedger founded, Faults faults, Random random, Trace trace) {
        this.market = founded;
        this.faults = faults;
        this.random = random;
        this.trace = trace;
        this.now = founded.now();
        this.slowPeer = new SlowPeer(founded.ledger(), faults, random);
        founded.ledger().blocks().forEach(this::tell);
    }

    LedgerTime now() {
        return now;
    }

    MarketOnLedger market() {
        return market;
    }

    EnergyGuarantees guarantees() {
        return guarantees;
    }

    /** What peers tell of the ledger. */
    PublicStream stream() {
        return stream;
    }

    /** How many blocks an organisation's peer has. */
    long height(Organisation organisation) {
        return market.ledger().height(Street.peerOf(organisation));
    }

    /** The market's clock shows the true time again, for what is asked of it next. */
    void setClock() {
        market.goTo(now);
    }

    /** A client's clock. */
    private LedgerTime claimed() {
        return faults.strikes(Fault.CLOCK_SKEW, 3)
                ? now.plusMillis(random.nextInt(2 * CLOCK_WINDOW_MILLIS + 1) - CLOCK_WINDOW_MILLIS)
                : now;
    }

    void send(Caller.Member member, EnergyCommand.ByMember command) {
        market.goTo(claimed());
        order(
                EnergyFunctions.of(command),
                endorsed(member.organisation(), peers -> market.endorse(member, command, peers)));
    }

    Endorsement send(AccountKeyPair signer, EnergyCommand.Signed command) {
        market.goTo(claimed());
        String function = EnergyFunctions.of(command);
        Submission submission =
                market.signed(signer, market.nextOperation(), market.round().plus(1 + random.nextInt(2)), command);
        Endorsement endorsement = carried(anyOrganisation(), function, submission);
        order(function, endorsement);
        if (faults.strikes(Fault.LOST_ANSWER, 10)) {
            unanswered.add(new Sent(function, submission));
        }
        return endorsement;
    }

    /**
     * As the relay of an organisation carries an operation.
     *
     * @param committed told how it ended in its block, if it is endorsed
     */
    Endorsement carry(Organisation relay, String function, Submission submission, Consumer<Block.Entry> committed) {
        market.goTo(claimed());
        Endorsement endorsement = carried(relay, function, submission);
        if (endorsement instanceof Endorsed endorsed) {
            awaited.put(endorsed.call().transactionId(), committed);
        }
        order(function, endorsement);
        return endorsement;
    }

    private Endorsement carried(Organisation relay, String function, Submission submission) {
        Caller.Member caller = new Caller.Member(relay, false, "relay");
        return endorsed(relay, peers -> market.endorse(function, submission, caller, peers));
    }

    private Organisation anyOrganisation() {
        return Street.ORGANISATIONS.get(random.nextInt(Street.ORGANISATIONS.size()));
    }

    /** By the own peer and another one; when those two differ, by the own and the third. */
    private Endorsement endorsed(Organisation at, Function<List<Integer>, Endorsement> ask) {
        int own = Street.peerOf(at);
        int step = 1 + random.nextInt(Street.ORGANISATIONS.size() - 1);
        Endorsement answer = ask.apply(List.of(own, (own + step) % Street.ORGANISATIONS.size()));
        return answer instanceof Endorsement.Aborted
                ? ask.apply(List.of(own, (own + Street.ORGANISATIONS.size() - step) % Street.ORGANISATIONS.size()))
                : answer;
    }

    /** As a gateway answers a solver: by the endorsement, since its commit is not awaited here. */
    PostOutcome post(AccountKeyPair signer, EnergyCommand.Signed command) {
        return switch (send(signer, command)) {
            case Endorsement.Refused(var reason) ->
                new PostOutcome.Refused(reason.code().name(), reason.detail());
            case Endorsement.Aborted(var reason) -> new PostOutcome.Unknown(reason);
            case Endorsed endorsed -> new PostOutcome.Accepted();
        };
    }

    private void order(String function, Endorsement endorsement) {
        switch (endorsement) {
            case Endorsement.Refused(var reason) -> {
                trace.note(now, function + " " + reason.detail(), reason.code().name());
                if (faults.isOn(Fault.FULL_BOOKS)
                        && AT_A_BOUND.contains(reason.code().name())) {
                    faults.struck(Fault.FULL_BOOKS);
                }
            }
            case Endorsement.Aborted(var reason) -> trace.note(now, function, "ABORTED");
            case Endorsed endorsed -> {
                trace.note(now, function + " " + endorsed.receipt().result(), "ENDORSED");
                enqueue(endorsed);
                if (faults.strikes(Fault.DUPLICATE, 10)) {
                    enqueue(endorsed);
                }
            }
        }
    }

    /** Anybody may hand anything to the orderers. */
    void enqueue(Endorsed endorsed) {
        long wait =
                faults.strikes(Fault.DELAY, 6) ? random.nextLong(LONGEST_DELAY_MILLIS) : random.nextLong(PROMPT_MILLIS);
        due.add(new Due(now.plusMillis(wait), number++, endorsed));
    }

    /** Moves time on and commits what is due; returns whether anything was. */
    boolean advance(long millis) {
        now = now.plusMillis(millis);
        slowPeer.step().ifPresent(what -> trace.note(now, "peer", what));
        retryUnanswered();
        List<Endorsed> block = new ArrayList<>();
        while (!due.isEmpty() && !now.isBefore(due.peek().time())) {
            block.add(due.poll().transaction());
        }
        if (block.isEmpty()) {
            return false;
        }
        if (faults.isOn(Fault.DELAY)) {
            Collections.shuffle(block, random);
        }
        note(market.ledger().commitBlock(block));
        return true;
    }

    /** Every peer gets its blocks from now on; what is under way stays under way. */
    void mend() {
        slowPeer.mend();
    }

    private void retryUnanswered() {
        if (!unanswered.isEmpty() && random.nextInt(3) == 0) {
            Sent sent = unanswered.removeFirst();
            market.goTo(claimed());
            order(sent.function(), carried(anyOrganisation(), sent.function(), sent.submission()));
        }
    }

    private void note(Block block) {
        for (Block.Entry entry : block.transactions()) {
            trace.note(
                    now,
                    entry.transaction().call().transactionId(),
                    entry.status().name());
            if (entry.status() == CommitStatus.VALID) {
                countOnce(entry.transaction());
            }
        }
        tell(block);
        for (Block.Entry entry : block.transactions()) {
            Consumer<Block.Entry> asker =
                    awaited.remove(entry.transaction().call().transactionId());
            if (asker != null) {
                asker.accept(entry);
            }
        }
    }

    private void tell(Block block) {
        stream.add(block).forEach(event -> {
            guarantees.apply(event);
            fresh.add(event);
        });
    }

    private void countOnce(Endorsed transaction) {
        if (!transaction.argument().startsWith("{\"signer\":")) {
            return;
        }
        Submission submission = RecordCodec.of(Submission.class).read(transaction.argument());
        if (!carriedOut.add(submission.signer() + " " + submission.operation())) {
            violations.add(new Violation(
                    Guarantee.G9, transaction.function() + " " + submission.operation() + " took effect twice"));
        }
    }

    /** Somebody has seen a guarantee break. */
    void report(Violation violation) {
        violations.add(violation);
    }

    /** Checks every guarantee on the committed state; also gives what was reported. */
    List<Violation> audit() {
        audits++;
        boolean comparePeers = audits % PEERS_COMPARED_EVERY == 0 && !slowPeer.isSlow();
        violations.addAll(guarantees.check(
                market.ledger().currentState(), comparePeers ? market.ledger().digests() : List.of()));
        return List.copyOf(violations);
    }

    /** The events since this was asked last. */
    List<EnergyEvent> news() {
        List<EnergyEvent> news = List.copyOf(fresh);
        fresh.clear();
        return news;
    }

    int audits() {
        return audits;
    }
}
