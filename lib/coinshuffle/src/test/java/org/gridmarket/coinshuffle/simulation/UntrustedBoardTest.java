package org.gridmarket.coinshuffle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.blame.BlameVerifier;
import org.gridmarket.coinshuffle.blame.Offence;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UntrustedBoardTest {
    private static final Instant OPENED = Instant.ofEpochSecond(1_800_000_000L);

    private final SeededOctets random = new SeededOctets(11);
    private final CoinShuffle protocol = new CoinShuffle();
    private final Ed25519Account boardSigner = account();
    private final List<Ed25519Account> accounts =
            IntStream.range(0, 5).mapToObj(i -> account()).toList();
    private final MixRun run = MixRun.first(
            new MixTerms(
                    "market",
                    random.next(32),
                    random.next(8),
                    1,
                    5,
                    boardSigner.key(),
                    Timetable.ofSteps(Duration.ofSeconds(60))),
            OPENED,
            accounts.stream().map(Ed25519Account::key).toList());

    @ParameterizedTest
    @EnumSource(names = {"ANNOUNCE", "SHUFFLE", "CONFIRM", "SIGN"})
    void a_message_that_the_board_withholds_counts_when_it_stands_on_the_ledger(Body.Kind kind) {
        for (int position = 1; position <= Table.SIZE; position++) {
            var table = new Table(position);
            table.seat(Map.of());
            var victim = table.run().at(position);
            table.withhold(octets -> Message.decode(octets)
                    .filter(message ->
                            message.kind() == kind && message.sender().equals(victim))
                    .isPresent());
            table.play();
            assertThat(table.honest())
                    .allSatisfy(each -> assertThat(each.verdict()).isInstanceOf(Verdict.Completed.class));
            var judged = new BlameVerifier(OutputPolicy.ANY, table.check)
                    .judge(table.run(), table.transcript(), table.onLedger);
            assertThat(judged).isEqualTo(table.honest().get(0).verdict());
        }
    }

    @Test
    void a_message_from_the_other_face_of_a_forked_board_convicts_the_board() {
        var one = openBoard(OPENED);
        var other = openBoard(OPENED.plusSeconds(1));
        var participants = participants();
        announceOn(one, participants.subList(0, 2));
        announceOn(other, participants.subList(2, 4));
        var late = participants.get(4);
        late.read(entries(one), OPENED).ifPresent(message -> other.post(run.session(), message));

        var deceived = participants.get(2);
        deceived.read(entries(other), OPENED);
        assertThat(deceived.verdict()).isEqualTo(new Verdict.BoardGuilty(Verdict.BoardOffence.FORKED));
    }

    @Test
    void two_faces_of_a_board_prove_the_fork_to_a_third_party() {
        var one = openBoard(OPENED);
        var other = openBoard(OPENED.plusSeconds(1));
        announceOn(one, participants().subList(0, 2));
        announceOn(other, participants().subList(2, 4));
        var verifier = new BlameVerifier(OutputPolicy.ANY, SignatureCheck.PINNED);
        assertThat(verifier.isForked(run, entries(one), entries(other))).isTrue();
        assertThat(verifier.isForked(run, entries(one), entries(one))).isFalse();
    }

    @Test
    void a_stamp_ahead_of_the_readers_clock_stops_the_reader() {
        var board = openBoard(OPENED.plusSeconds(31));
        var participants = participants();
        announceOn(board, participants.subList(0, 1));
        participants.get(1).read(entries(board), OPENED);
        assertThat(participants.get(1).verdict()).isEqualTo(new Verdict.BoardGuilty(Verdict.BoardOffence.FUTURE_STAMP));
    }

    @Test
    void an_altered_entry_stops_the_reader_and_proves_nothing() {
        var board = openBoard(OPENED);
        announceOn(board, participants());
        var altered = new ArrayList<>(entries(board));
        var first = altered.get(0);
        altered.set(0, new BoardEntry(1, first.stamp(), random.next(100), first.head(), first.signature()));
        var reader = participants().get(0);
        reader.read(altered, OPENED);
        assertThat(reader.verdict()).isEqualTo(new Verdict.BoardGuilty(Verdict.BoardOffence.BROKEN_CHAIN));
        assertThat(protocol.judge(run, altered, List.of(), OutputPolicy.ANY)).isEqualTo(new Verdict.Unproven());
    }

    @Test
    void a_transcript_without_the_boards_signature_proves_nothing() {
        var time = new AtomicReference<>(OPENED);
        var board = openBoard(time::get);
        announceOn(board, participants().subList(0, 4));
        time.set(OPENED.plusSeconds(1_000));
        board.tick(run.session());
        assertThat(protocol.judge(run, entries(board), List.of(), OutputPolicy.ANY))
                .isInstanceOf(Verdict.Blamed.class);
        var unsigned = new ArrayList<>(entries(board));
        var last = unsigned.remove(unsigned.size() - 1);
        unsigned.add(new BoardEntry(last.number(), last.stamp(), last.content(), last.head(), random.next(64)));
        assertThat(protocol.judge(run, unsigned, List.of(), OutputPolicy.ANY)).isEqualTo(new Verdict.Unproven());
    }

    @Test
    void leaving_out_the_end_of_a_transcript_makes_nobody_silent() {
        var board = openBoard(OPENED);
        announceOn(board, participants());
        var cut = entries(board).subList(0, 3);
        assertThat(protocol.judge(run, cut, List.of(), OutputPolicy.ANY)).isEqualTo(new Verdict.Pending());
    }

    @Test
    void two_signed_announcements_prove_equivocation_wherever_they_were_found() {
        var one = participants().get(0).read(List.of(), OPENED).orElseThrow();
        var other = participants().get(0).read(List.of(), OPENED).orElseThrow();
        var verifier = new BlameVerifier(OutputPolicy.ANY, SignatureCheck.PINNED);
        assertThat(verifier.equivocation(run, one, other)).hasValueSatisfying(fault -> {
            assertThat(fault.culprit()).isEqualTo(accounts.get(0).key());
            assertThat(fault.offence()).isEqualTo(Offence.EQUIVOCATION);
        });
        assertThat(verifier.equivocation(run, one, one)).isEmpty();
    }

    @Test
    void a_message_of_an_earlier_run_is_not_admitted_to_the_next() {
        var old = participants().get(0).read(List.of(), OPENED).orElseThrow();
        var next = MixRun.numbered(run.terms(), 1, OPENED, run.order());
        assertThat(protocol.admission(run).admits(old)).isTrue();
        assertThat(protocol.admission(next).admits(old)).isFalse();
    }

    @Test
    void a_participant_is_admitted_a_bounded_number_of_times() {
        var admission = protocol.admission(run);
        var message = participants().get(0).read(List.of(), OPENED).orElseThrow();
        for (int i = 0; i < MixLimits.MAX_MESSAGES_EACH; i++) {
            assertThat(admission.admits(message)).isTrue();
        }
        assertThat(admission.admits(message)).isFalse();
    }

    private InMemoryBoard openBoard(Instant time) {
        return openBoard(() -> time);
    }

    private InMemoryBoard openBoard(InstantSource time) {
        var board = new InMemoryBoard(boardSigner, time);
        board.open(run, protocol.admission(run));
        return board;
    }

    private void announceOn(InMemoryBoard board, List<MixParticipation> participants) {
        for (var each : participants) {
            each.read(entries(board), OPENED.plusSeconds(1)).ifPresent(message -> board.post(run.session(), message));
        }
    }

    private List<BoardEntry> entries(InMemoryBoard board) {
        return board.read(run.session(), 0, MixLimits.MAX_ENTRIES);
    }

    /** With new seeds and outputs each time. */
    private List<MixParticipation> participants() {
        return accounts.stream()
                .map(account -> protocol.join(
                        run,
                        new MixParty(
                                account,
                                (session, count) -> List.of(account().key()),
                                random,
                                OutputPolicy.ANY,
                                SignatureCheck.PINNED,
                                HopWork.IN_TURN)))
                .toList();
    }

    private Ed25519Account account() {
        Octets secret = random.next(32);
        return new Ed25519Account(secret);
    }
}
