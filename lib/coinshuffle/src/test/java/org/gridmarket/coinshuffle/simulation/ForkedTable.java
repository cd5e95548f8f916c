package org.gridmarket.coinshuffle.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.blame.BlameVerifier;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.board.InMemoryBoard;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.MixTerms;
import org.gridmarket.coinshuffle.run.OutputPolicy;
import org.gridmarket.coinshuffle.run.Timetable;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.coinshuffle.testing.SeededOctets;

/**
 * Honest participants at a board with two faces, which are the same up to the first message of some kind: from then on a
 * message stands on its sender's face only. What is posted on the ledger is read by all, a second later.
 */
final class ForkedTable {
    private static final int SIZE = 5;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MAX_SECONDS = 2_000;
    private static final Timetable TIMES = new Timetable(
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(4), // a sighting is told and answered within it, a second each
            Duration.ofSeconds(30));

    private final SignatureCheck check = new Remembered();
    private final CoinShuffle protocol = new CoinShuffle(check);
    private final SeededOctets random = new SeededOctets(5);
    private final List<InMemoryBoard> faces = new ArrayList<>();
    private final List<MixParticipation> seats = new ArrayList<>();
    private final List<Octets> onLedger = new ArrayList<>();
    private final List<Octets> ordered = new ArrayList<>();
    private final Body.Kind from;
    private final Set<Integer> apart;
    private final MixRun run;
    private Instant now = Instant.ofEpochSecond(1_800_000_000L);
    private boolean forked;
    private boolean starving;

    /**
     * @param from the first message of this kind stands on one face only
     * @param apart the positions that are shown the other face
     */
    ForkedTable(Body.Kind from, Set<Integer> apart) {
        this.from = from;
        this.apart = apart;
        var board = new Ed25519Account(random.next(32));
        var accounts = IntStream.range(0, SIZE)
                .mapToObj(i -> new Ed25519Account(random.next(32)))
                .toList();
        var terms = new MixTerms("market", random.next(32), random.next(8), 1, SIZE, board.key(), TIMES);
        this.run = MixRun.first(
                terms, now, accounts.stream().map(Ed25519Account::key).toList());
        for (int face = 0; face < 2; face++) {
            var shown = new InMemoryBoard(board, () -> now);
            shown.open(run, protocol.admission(run));
            faces.add(shown);
        }
        for (int position = 1; position <= SIZE; position++) {
            var key = run.at(position);
            var account = accounts.stream()
                    .filter(each -> each.key().equals(key))
                    .toList()
                    .getFirst();
            seats.add(protocol.join(run, party(account)));
        }
    }

    private MixParty party(Ed25519Account account) {
        return new MixParty(
                account,
                (session, count) -> List.of(new Ed25519Account(random.next(32)).key()),
                random,
                OutputPolicy.ANY,
                check,
                HopWork.IN_TURN);
    }

    List<Octets> onLedger() {
        return onLedger;
    }

    /** Once forked, the other face takes what is posted there and does not change any more. */
    void starve() {
        starving = true;
    }

    /** Plays until all have finished, or one knows of the fork and the ledger has nothing more to tell. */
    void play() {
        for (int second = 0; second < MAX_SECONDS; second++) {
            while (postAndRead()) {
                // until nobody has anything to say
            }
            if (seats.stream().allMatch(seat -> seat.verdict().isFinal())
                    || (verdicts().stream().anyMatch(ForkedTable::isFork) && ordered.isEmpty())) {
                return;
            }
            tellLedger();
            letTimePass();
        }
        throw new AssertionError("no verdict after " + MAX_SECONDS + " s");
    }

    private static boolean isFork(Verdict verdict) {
        return verdict.equals(new Verdict.BoardGuilty(Verdict.BoardOffence.FORKED));
    }

    private boolean postAndRead() {
        var moved = false;
        for (int position = 1; position <= SIZE; position++) {
            var seat = seats.get(position - 1);
            var news = boardOf(position).read(run.session(), seat.entriesRead(), MixLimits.MAX_ENTRIES);
            var message = seat.read(news, now);
            message.ifPresent(octets -> post(octets));
            moved |= message.isPresent() || (!news.isEmpty() && !seat.verdict().isFinal());
        }
        return moved;
    }

    private void post(Octets octets) {
        var message = Message.decode(octets).orElseThrow();
        forked |= message.kind() == from;
        var own = boardOf(run.positionOf(message.sender()));
        own.post(run.session(), octets);
        if (!forked) {
            faces.stream().filter(face -> face != own).forEach(face -> face.post(run.session(), octets));
        }
    }

    private InMemoryBoard boardOf(int position) {
        return faces.get(apart.contains(position) ? 1 : 0);
    }

    /** What was sent a second ago stands on the ledger now, and is heard by all. */
    private void tellLedger() {
        for (var message : List.copyOf(ordered)) {
            onLedger.add(message);
            seats.forEach(seat -> seat.readFromLedger(message, now).ifPresent(this::post));
        }
        ordered.clear();
        for (var seat : seats) {
            seat.challenge(now)
                    .or(() -> seat.sighting(now))
                    .filter(message -> !onLedger.contains(message))
                    .ifPresent(ordered::add);
        }
    }

    void letTimePass() {
        now = now.plus(SECOND);
        faces.getFirst().tick(run.session());
        if (!starving || !forked) {
            faces.getLast().tick(run.session());
        }
    }

    List<Verdict> verdicts() {
        return seats.stream().map(MixParticipation::verdict).toList();
    }

    List<BoardEntry> face(int number) {
        return faces.get(number).read(run.session(), 0, MixLimits.MAX_ENTRIES);
    }

    /** What the first position that knows of the fork has read. */
    List<BoardEntry> firstWhoKnows() {
        var position = IntStream.rangeClosed(1, SIZE)
                .filter(each -> isFork(seats.get(each - 1).verdict()))
                .findFirst()
                .orElseThrow();
        return boardOf(position)
                .read(run.session(), 0, (int) seats.get(position - 1).entriesRead());
    }

    Verdict judge(List<BoardEntry> transcript) {
        return new BlameVerifier(OutputPolicy.ANY, check).judge(run, transcript, onLedger);
    }
}
