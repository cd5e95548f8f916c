package org.gridmarket.coinshuffle.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.blame.RunView;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.board.InMemoryBoard;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.crypto.RunSeed;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.MixTerms;
import org.gridmarket.coinshuffle.run.OutputPolicy;
import org.gridmarket.coinshuffle.run.Timetable;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.coinshuffle.testing.SeededOctets;

/**
 * One mix under a seeded schedule: who reads how much and whose message arrives next is drawn; time moves only when
 * nothing else can happen, so an honest message is never late by accident.
 */
final class Table {
    static final int SIZE = 5;
    static final int OUTPUTS_EACH = 2;
    private static final Duration STEP = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofSeconds(45); // shorter than a challenge window
    private static final int MAX_ROUNDS = 5_000;

    final Remembered check = new Remembered();
    final List<Octets> onLedger = new ArrayList<>();
    private final SplittableRandom schedule;
    private final SeededOctets octets;
    private final Map<AccountKey, Ed25519Account> accounts = new TreeMap<>();
    private final CoinShuffle protocol = new CoinShuffle(check);
    private final Ed25519Account boardSigner;
    private final InMemoryBoard board;
    private final List<Seat> seats = new ArrayList<>();
    private Predicate<Octets> withheld = message -> false;
    private Instant now = Instant.ofEpochSecond(1_800_000_000L);
    private MixRun run;

    Table(long seed) {
        this.schedule = new SplittableRandom(seed);
        this.octets = new SeededOctets(seed ^ 0x6d69_7865L);
        this.boardSigner = new Ed25519Account(octets.next(32));
        this.board = new InMemoryBoard(boardSigner, () -> now);
        for (int i = 0; i < SIZE; i++) {
            var account = new Ed25519Account(octets.next(32));
            accounts.put(account.key(), account);
        }
        var terms = new MixTerms(
                "market",
                octets.next(32),
                octets.next(40),
                OUTPUTS_EACH,
                3,
                boardSigner.key(),
                Timetable.ofSteps(STEP));
        this.run = MixRun.first(terms, now, accounts.keySet());
    }

    MixRun run() {
        return run;
    }

    InMemoryBoard board() {
        return board;
    }

    Instant now() {
        return now;
    }

    List<BoardEntry> transcript() {
        return board.read(run.session(), 0, MixLimits.MAX_ENTRIES);
    }

    /** The board drops these messages instead of storing them. */
    void withhold(Predicate<Octets> which) {
        withheld = which;
    }

    /** Seats everybody, with saboteurs at some positions. */
    void seat(Map<Integer, Sabotage> sabotages) {
        seats.clear();
        board.open(run, protocol.admission(run));
        var seeds = new ArrayList<RunSeed>();
        for (int position = 1; position <= run.size(); position++) {
            var account = account(position);
            var random = octets.next(RunSeed.LENGTH);
            seeds.add(RunSeed.fresh(random, run.session().octets(), account));
            seats.add(new Seat(protocol.join(run, party(account, random))));
        }
        sabotages.forEach((position, sabotage) -> seats.get(position - 1).saboteur = Optional.of(new Saboteur(
                sabotage,
                seats.get(position - 1).participation,
                account(position),
                seeds.get(position - 1),
                seeds.get(position % run.size()),
                new RunView(run, OutputPolicy.ANY, check),
                octets)));
    }

    /** The next run without the guilty, nobody misbehaving. */
    void restart(Verdict.Blamed blamed) {
        run = run.without(blamed.culprits(), now).orElseThrow();
        seat(Map.of());
    }

    /** Plays until every honest verdict is final. */
    void play() {
        seats.forEach(seat -> read(seat, 0));
        for (int round = 0; honest().stream().anyMatch(each -> !each.verdict().isFinal()); round++) {
            if (round == MAX_ROUNDS) {
                throw new AssertionError("no verdict after " + MAX_ROUNDS + " rounds of " + run);
            }
            var busy = seats.stream().filter(this::canAct).toList();
            if (busy.isEmpty()) {
                letTimePass();
            } else {
                act(busy.get(schedule.nextInt(busy.size())));
            }
        }
    }

    List<MixParticipation> honest() {
        return seats.stream()
                .filter(seat -> seat.saboteur.isEmpty())
                .map(seat -> seat.participation)
                .toList();
    }

    List<AccountKey> honestKeys() {
        return IntStream.range(0, seats.size())
                .filter(i -> seats.get(i).saboteur.isEmpty())
                .mapToObj(i -> run.at(i + 1))
                .toList();
    }

    private boolean canAct(Seat seat) {
        return !seat.outbox.isEmpty() || seat.participation.entriesRead() < unread(seat);
    }

    private long unread(Seat seat) {
        return seat.participation.verdict().isFinal() ? 0 : transcript().size();
    }

    private void act(Seat seat) {
        var canRead = seat.participation.entriesRead() < unread(seat);
        if (canRead && (seat.outbox.isEmpty() || schedule.nextBoolean())) {
            read(seat, 1 + schedule.nextInt(3));
        } else {
            var message = seat.outbox.removeFirst();
            if (!withheld.test(message)) {
                board.post(run.session(), message);
            }
        }
    }

    private void read(Seat seat, int atMost) {
        var news = board.read(run.session(), seat.participation.entriesRead(), atMost);
        seat.saboteur.ifPresent(saboteur -> news.forEach(saboteur.view()::read));
        seat.take(seat.participation.read(news, now));
    }

    private void letTimePass() {
        now = now.plus(TICK);
        board.tick(run.session());
        for (var seat : seats) {
            seat.saboteur.ifPresent(saboteur -> seat.outbox.addAll(saboteur.release(now)));
            if (seat.saboteur.isEmpty()) {
                seat.participation
                        .challenge(now)
                        .or(() -> seat.participation.sighting(now))
                        .filter(message -> !onLedger.contains(message))
                        .ifPresent(onLedger::add);
            }
        }
        for (var message : List.copyOf(onLedger)) {
            seats.forEach(seat -> {
                seat.saboteur.ifPresent(saboteur -> saboteur.view().readFromLedger(message));
                seat.take(seat.participation.readFromLedger(message, now));
            });
        }
    }

    private Ed25519Account account(int position) {
        var account = accounts.get(run.at(position));
        if (account == null) {
            throw new AssertionError("no account at position " + position);
        }
        return account;
    }

    private MixParty party(Ed25519Account account, Octets random) {
        return new MixParty(
                account,
                (session, count) -> IntStream.range(0, count)
                        .mapToObj(i -> new Ed25519Account(octets.next(32)).key())
                        .toList(),
                length -> random,
                OutputPolicy.ANY,
                check,
                HopWork.IN_TURN);
    }

    private static final class Seat {
        private final MixParticipation participation;
        private final Deque<Octets> outbox = new ArrayDeque<>();
        private Optional<Saboteur> saboteur = Optional.empty();

        private Seat(MixParticipation participation) {
            this.participation = participation;
        }

        private void take(Optional<Octets> message) {
            message.ifPresent(
                    honest -> outbox.addAll(saboteur.map(s -> s.spoil(honest)).orElse(List.of(honest))));
        }
    }
}
