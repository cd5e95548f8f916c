package org.gridmarket.testbed.privacy.mixing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.InMemoryBoard;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.local.Stopwatch;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.MixTerms;
import org.gridmarket.coinshuffle.run.OutputPolicy;
import org.gridmarket.coinshuffle.run.Timetable;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.jspecify.annotations.Nullable;

/**
 * A mix of local participants over a board in memory, restarts included. Deadlines pass in virtual time, only when nobody has
 * anything to do, so an honest message is never late; the work is real, and every participant does all of its own.
 */
public final class MixSession {
    private static final Duration STEP = Duration.ofSeconds(60);
    private static final Duration TICK =
            Duration.ofSeconds(45); // shorter than a challenge window, so late is not silent
    private static final int SECRET_LENGTH = 32;
    private static final Instant OPENED = Instant.ofEpochSecond(1_800_000_000L);

    private final SeededOctets random;
    private final Stopwatch watch;
    private final CoinShuffle protocol = new CoinShuffle();
    private final Map<AccountKey, Ed25519Account> accounts = new HashMap<>();
    private final Ed25519Account boardSigner;
    private final MixTerms terms;
    private @Nullable Misbehaviour misbehaviour;
    private int position;
    private Instant now = OPENED;

    /**
     * A session of honest participants.
     *
     * @param participants N, at least k_min
     * @param outputsEach m, the bundles of each
     * @param least k_min
     * @param seed of all keys and seeds, for playing the same session again
     */
    public MixSession(int participants, int outputsEach, int least, long seed, Stopwatch watch) {
        this.random = new SeededOctets(seed);
        this.watch = watch;
        this.boardSigner = account();
        for (int i = 0; i < participants; i++) {
            Ed25519Account account = account();
            accounts.put(account.key(), account);
        }
        this.terms = new MixTerms(
                "in-process",
                random.next(SECRET_LENGTH),
                random.next(1),
                outputsEach,
                least,
                boardSigner.key(),
                Timetable.ofSteps(STEP));
    }

    /** One participant of the first run misbehaves; restarts are honest, since the guilty one is excluded. */
    public void misbehave(Misbehaviour kind, int atPosition) {
        if (atPosition < 1 || atPosition > accounts.size()) {
            throw new IllegalArgumentException("position " + atPosition + " is outside 1.." + accounts.size());
        }
        misbehaviour = kind;
        position = atPosition;
    }

    /** All runs, the last one completed or with too few participants left for another. */
    public List<RunReport> play() {
        List<RunReport> reports = new ArrayList<>();
        Optional<MixRun> next = Optional.of(MixRun.first(
                terms,
                now,
                accounts.keySet().stream().sorted(Comparator.naturalOrder()).toList()));
        while (next.isPresent()) {
            RunReport report = play(next.get());
            reports.add(report);
            next = report.verdict() instanceof Verdict.Blamed blamed
                    ? report.run().without(blamed.culprits(), now)
                    : Optional.empty();
        }
        return reports;
    }

    private RunReport play(MixRun run) {
        Instant opened = now;
        InMemoryBoard board = new InMemoryBoard(boardSigner, () -> now);
        board.open(run, protocol.admission(run));
        List<Seat> seats = IntStream.rangeClosed(1, run.size())
                .mapToObj(place -> seat(run, place))
                .toList();
        StepTally tally = new StepTally(watch);
        Duration began = watch.wall();
        for (int ticks = 0; isOpen(seats); ) {
            if (!stir(run, board, seats, tally) && isOpen(seats)) {
                ticks++;
                if (ticks > MixLimits.MAX_ENTRIES) {
                    throw new IllegalStateException("no verdict after " + ticks + " ticks of " + run);
                }
                now = now.plus(TICK);
                board.tick(run.session());
            }
        }
        return new RunReport(
                run, tally.steps(), watch.wall().minus(began), Duration.between(opened, now), verdict(seats));
    }

    /** Everybody reads and posts once; false when nothing more can happen at this moment. */
    private boolean stir(MixRun run, InMemoryBoard board, List<Seat> seats, StepTally tally) {
        Instant moment = now;
        List<List<Octets>> posts = HopWork.IN_PARALLEL.each(seats, seat -> seat.take(board, moment));
        boolean posted = false;
        for (List<Octets> messages : posts) {
            for (Octets message : messages) {
                if (board.post(run.session(), message)) {
                    tally.posted(message);
                    posted = true;
                }
            }
        }
        int entries = board.read(run.session(), 0, MixLimits.MAX_ENTRIES).size();
        return posted || seats.stream().anyMatch(seat -> !seat.hasRead(entries));
    }

    private static boolean isOpen(List<Seat> seats) {
        return seats.stream()
                .filter(Seat::isHonest)
                .anyMatch(seat -> !seat.participation().verdict().isFinal());
    }

    private static Verdict verdict(List<Seat> seats) {
        List<Verdict> verdicts = seats.stream()
                .filter(Seat::isHonest)
                .map(seat -> seat.participation().verdict())
                .distinct()
                .toList();
        if (verdicts.size() != 1) {
            throw new IllegalStateException("honest participants disagree: " + verdicts);
        }
        return verdicts.getFirst();
    }

    private Seat seat(MixRun run, int place) {
        Ed25519Account account = accounts.get(run.at(place));
        if (account == null) {
            throw new IllegalStateException("no account at position " + place + " of " + run);
        }
        boolean guilty = run.number() == 0 && place == position;
        return new Seat(protocol.join(run, party(account)), account, random, guilty ? misbehaviour : null);
    }

    private MixParty party(Ed25519Account account) {
        return new MixParty(
                account,
                (session, count) ->
                        IntStream.range(0, count).mapToObj(i -> account().key()).toList(),
                random,
                OutputPolicy.ANY,
                SignatureCheck.PINNED,
                HopWork.IN_PARALLEL);
    }

    private Ed25519Account account() {
        return new Ed25519Account(random.next(SECRET_LENGTH));
    }
}
