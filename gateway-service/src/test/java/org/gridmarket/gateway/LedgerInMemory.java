package org.gridmarket.gateway;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.gridmarket.chain.Answer;
import org.gridmarket.chain.BlockConsumer;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.chain.Outcome;
import org.gridmarket.chain.Question;
import org.gridmarket.chain.Refusal;
import org.gridmarket.chain.block.StateWrites;
import org.gridmarket.gateway.readmodel.BlockSource;
import org.gridmarket.gateway.readmodel.PeerStanding;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The real rules on the ledger of the testkit, as chain client and block feed of a gateway of the DSO. */
public final class LedgerInMemory implements Chain, BlockSource {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final MarketOnLedger market;
    private final List<Thread> feeds = new ArrayList<>();
    private final Instant heard = Instant.now();
    private volatile boolean silent;
    private volatile Set<Credential> held = Set.of(Credential.values());
    private int calls;

    public LedgerInMemory(MarketOnLedger market) {
        this.market = market;
    }

    /** Does something with the market while nobody else does; the feed sees what it has committed. */
    public <T> T with(Function<MarketOnLedger, T> use) {
        lock.lock();
        try {
            return use.apply(market);
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** The market's own clock. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(with(MarketOnLedger::now).epochMillis());
            }
        };
    }

    public List<LedgerBlock> blocks() {
        return with(used ->
                used.ledger().blocks().stream().map(LedgerInMemory::asRead).toList());
    }

    @Override
    public Target target() {
        return EnergyExamples.TARGET;
    }

    @Override
    public boolean holds(Credential credential) {
        return held.contains(credential);
    }

    /** From now on this machine holds these identities and no other. */
    public void hold(Credential... identities) {
        held = Set.of(identities);
    }

    @Override
    public Outcome submit(Credential credential, String function, String argument, long seen) {
        return with(used -> switch (used.ledger().endorse(function, argument, call(credential))) {
            case Endorsement.Endorsed endorsed -> {
                CommitStatus status = used.ledger().commit(endorsed);
                yield status == CommitStatus.VALID
                        ? new Outcome.Committed(
                                endorsed.receipt().result(),
                                used.ledger().blocks().getLast().number(),
                                endorsed.call().transactionId())
                        : new Outcome.Conflicted(1);
            }
            case Endorsement.Refused(Rejection reason) ->
                reason.code() == ShellRejection.OPERATION_REPEATED
                        ? new Outcome.Repeated(reason.detail())
                        : new Outcome.Rejected(refusal(reason));
            case Endorsement.Aborted(String reason) -> new Outcome.Unavailable(1, reason);
        });
    }

    @Override
    public Answer query(Credential credential, Question question) {
        return with(used -> switch (used.ledger().query(question.function(), question.argument(), call(credential))) {
            case Decision.Accepted<Receipt>(Receipt receipt) -> new Answer.Found(receipt.result());
            case Decision.Rejected<Receipt>(Rejection reason) -> new Answer.Rejected(refusal(reason));
        });
    }

    private LedgerCall call(Credential credential) {
        Caller.Member caller = credential == Credential.ADMIN ? MarketOnLedger.DSO_ADMIN : MarketOnLedger.DSO;
        calls++;
        return new LedgerCall("gateway-" + calls, market.now(), target(), caller);
    }

    private static Refusal refusal(Rejection reason) {
        return new Refusal(reason.code().name(), reason.source(), reason.detail());
    }

    @Override
    public void start(long fromBlock, BlockConsumer consumer) {
        feeds.add(Thread.ofVirtual().start(() -> feed(fromBlock, consumer)));
    }

    private void feed(long fromBlock, BlockConsumer consumer) {
        try {
            for (long next = fromBlock; ; next++) {
                consumer.accept(await(next));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private LedgerBlock await(long number) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (market.ledger().blocks().size() <= number) {
                changed.await();
            }
            return asRead(market.ledger().blocks().get(Math.toIntExact(number)));
        } finally {
            lock.unlock();
        }
    }

    /** A block as chain-client reads it from a peer. */
    public static LedgerBlock asRead(Block block) {
        return new LedgerBlock(
                block.number(),
                Bytes.utf8("hash " + block.number()),
                Bytes.utf8("hash " + (block.number() - 1)),
                block.transactions().stream().map(LedgerInMemory::asRead).toList());
    }

    private static LedgerTransaction asRead(Block.Entry entry) {
        Endorsement.Endorsed transaction = entry.transaction();
        return new LedgerTransaction(
                transaction.call().transactionId(),
                entry.status().name(),
                transaction.call().time(),
                transaction.call().creator().organisation().mspId(),
                transaction.call().creator(),
                List.of(transaction.function(), transaction.argument()),
                transaction.receipt().result(),
                entry.events(),
                new StateWrites(transaction.effects().writes(), List.of()));
    }

    public long newestBlock() {
        return with(used -> used.ledger().blocks().size() - 1L);
    }

    @Override
    public List<PeerStanding> peers() {
        return List.of(new PeerStanding("Dso", !silent, newestBlock(), heard));
    }

    /** From now on, or no longer, the peer says nothing. */
    public void beSilent(boolean whether) {
        silent = whether;
    }

    @Override
    public void close() {
        feeds.forEach(Thread::interrupt);
    }
}
