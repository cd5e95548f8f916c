package org.gridmarket.testkit.mixing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.InMemoryBoard;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.OutputPolicy;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.mixing.AccountKeySigner;
import org.gridmarket.keys.mixing.MixRuns;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The participants of one run and its board, off the ledger but for what a board withholds. The market's clock rules. */
final class MixTable {
    private static final int MAX_ROUNDS = 1_000;
    private static final int SECOND_MILLIS = 1_000;

    /** What a participant posts instead of an honest message. */
    @FunctionalInterface
    interface Sabotage {
        List<Octets> instead(Seat culprit, Message honest);
    }

    /** A participant and what only it knows. */
    record Seat(int position, MixParticipation participation, AccountKeySigner signer, List<Octets> held) {}

    private final MarketOnLedger market;
    private final MixRun run;
    private final int runNumber;
    private final MixSession session;
    private final InMemoryBoard board;
    private final List<Seat> seats = new ArrayList<>();
    private final Set<Octets> onLedger = new HashSet<>();
    private final SplittableRandom random;
    private Optional<Sabotage> sabotage = Optional.empty();
    private int culprit;
    private Predicate<Octets> withheld = message -> false;
    private int nextOutput;

    /** Seats the homes that the lock names; output keys from this number on. */
    MixTable(MixingMarket mixing, int firstOutput) {
        this(mixing, mixing.run(), firstOutput, List.of());
    }

    /** As above; the first position brings these outputs instead of fresh ones. */
    MixTable(MixingMarket mixing, LockedRun locked, int firstOutput, List<AccountKey> strange) {
        this.market = mixing.market();
        this.run = MixRuns.of(locked);
        this.runNumber = locked.lock().run();
        this.session = locked.lock().session();
        this.random = new SplittableRandom(firstOutput);
        this.nextOutput = firstOutput;
        this.board = new InMemoryBoard(new AccountKeySigner(boardKeys(locked)), this::now);
        board.open(run, new CoinShuffle().admission(run));
        for (int position = 1; position <= run.size(); position++) {
            AccountKeySigner signer = signerOf(run.at(position));
            MixParticipation participation =
                    new CoinShuffle().join(run, party(signer, position == 1 ? strange : List.of()));
            seats.add(new Seat(position, participation, signer, new ArrayList<>()));
        }
    }

    private static AccountKeyPair boardKeys(LockedRun locked) {
        int number = locked.lock().board().equals(EnergyExamples.account(MixingMarket.FIRST_BOARD))
                ? MixingMarket.FIRST_BOARD
                : MixingMarket.SECOND_BOARD;
        return EnergyExamples.keyPair(number);
    }

    private static AccountKeySigner signerOf(AccountKey key) {
        return new AccountKeySigner(IntStream.rangeClosed(1, 8)
                .mapToObj(EnergyExamples::keyPair)
                .filter(keys -> MixRuns.key(keys.publicKey()).equals(key))
                .findFirst()
                .orElseThrow());
    }

    private MixParty party(AccountKeySigner signer, List<AccountKey> strange) {
        return new MixParty(
                signer,
                (named, count) -> strange.isEmpty()
                        ? IntStream.range(0, count)
                                .mapToObj(i -> MixRuns.key(EnergyExamples.account(nextOutput++)))
                                .toList()
                        : strange,
                this::octets,
                strange.isEmpty() ? this::isFresh : OutputPolicy.ANY,
                SignatureCheck.PINNED,
                HopWork.IN_TURN);
    }

    /** As the ledger judges: what came out of another session of this window may have come at any moment. */
    private boolean isFresh(AccountKey key) {
        return !market.ledger().state().containsKey("account~" + MixRuns.key(key))
                || market.state().account(MixRuns.key(key)).isMixedFor(session.window());
    }

    private Octets octets(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.copyOf(bytes);
    }

    MixRun run() {
        return run;
    }

    Octets strangeOctets(int length) {
        return octets(length);
    }

    /** The home that sits at a position. */
    int homeAt(int position) {
        return IntStream.rangeClosed(1, 8)
                .filter(home -> MixRuns.key(EnergyExamples.account(home)).equals(run.at(position)))
                .findFirst()
                .orElseThrow();
    }

    MixTable sabotage(int position, Sabotage how) {
        this.culprit = position;
        this.sabotage = Optional.of(how);
        return this;
    }

    MixTable withhold(Predicate<Octets> which) {
        this.withheld = which;
        return this;
    }

    /** Plays until every honest participant has its verdict, and returns the last position's but the culprit's. */
    Verdict play() {
        seats.forEach(this::read);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            if (honest().allMatch(seat -> seat.participation().verdict().isFinal())) {
                return honest().reduce((one, other) -> other)
                        .orElseThrow()
                        .participation()
                        .verdict();
            }
            boolean moved = seats.stream().filter(this::read).count() > 0;
            if (!moved) {
                letTimePass();
            }
        }
        throw new AssertionError("no verdict after " + MAX_ROUNDS + " rounds of " + run);
    }

    private Stream<Seat> honest() {
        return seats.stream().filter(seat -> sabotage.isEmpty() || seat.position() != culprit);
    }

    private boolean read(Seat seat) {
        var news = board.read(run.session(), seat.participation().entriesRead(), MixLimits.MAX_ENTRIES);
        Optional<Octets> answer = seat.participation().read(news, now());
        answer.ifPresent(message -> post(seat, message));
        return !news.isEmpty() || answer.isPresent();
    }

    private void post(Seat seat, Octets message) {
        List<Octets> posted = sabotage.isPresent() && seat.position() == culprit
                ? sabotage.get().instead(seat, Message.decode(message).orElseThrow())
                : List.of(message);
        posted.stream().filter(withheld.negate()).forEach(each -> board.post(run.session(), each));
    }

    private void letTimePass() {
        market.goTo(market.now().plusMillis(4 * SECOND_MILLIS));
        board.tick(run.session());
        for (Seat seat : seats) {
            if (!seat.held().isEmpty()) { // one falls due with each step of time
                board.post(run.session(), seat.held().removeFirst());
            }
            if (sabotage.isPresent() && seat.position() == culprit) {
                continue;
            }
            MixParticipation self = seat.participation();
            self.challenge(now())
                    .or(() -> self.sighting(now()))
                    .filter(onLedger::add)
                    .ifPresent(message -> {
                        market.run(EnergyExamples.keyPair(homeAt(seat.position())), challenge(message))
                                .orThrow();
                        seats.forEach(reader -> reader.participation()
                                .readFromLedger(message, now())
                                .ifPresent(answer -> post(reader, answer)));
                    });
        }
    }

    EnergyCommand.PostMixMessage challenge(Octets message) {
        return new EnergyCommand.PostMixMessage(session, runNumber, MixRuns.bytes(message));
    }

    private Instant now() {
        return Instant.ofEpochMilli(market.now().epochMillis());
    }

    /** The board's entries, as evidence. */
    BlameEvidence.Transcript transcript() {
        return new BlameEvidence.Transcript(board.read(run.session(), 0, MixLimits.MAX_ENTRIES).stream()
                .map(MixRuns::line)
                .toList());
    }

    /** What the ledger is brought when all have signed. */
    EnergyCommand.CommitMix joint(Verdict verdict) {
        if (!(verdict instanceof Verdict.Completed completed)) {
            throw new AssertionError("the run ended with " + verdict);
        }
        return new EnergyCommand.CommitMix(
                session,
                runNumber,
                completed.transaction().outputs().stream().map(MixRuns::key).toList(),
                completed.signatures().stream().map(MixRuns::bytes).toList());
    }

    /** An honest run and its joint transaction. */
    EnergyCommand.CommitMix playHonestly() {
        return joint(play());
    }
}
