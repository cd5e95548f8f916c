package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.coinshuffle.blame.Offence;
import org.gridmarket.coinshuffle.board.InMemoryBoard;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.message.SignedHead;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.BoardLine;
import org.gridmarket.kernel.energy.mixing.MixFault;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.keys.mixing.AccountKeySigner;
import org.gridmarket.keys.mixing.MixRuns;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each misbehaviour once, up to the ledger's verdict, and the run of the others after it. */
class MixBlameTest {
    private static final int HOMES = 5;
    private static final int CULPRIT = 3;
    private static final Octets ZEROES = Octets.copyOf(new byte[32]);
    private static final Octets NO_SIGNATURE = Octets.copyOf(new byte[64]);
    private static final SignedHead EMPTY_BOARD = new SignedHead(0, ZEROES, NO_SIGNATURE);

    private static Stream<Arguments> misbehaviours() {
        return Stream.of(
                silent("no announcement", Body.Kind.ANNOUNCE),
                silent("no list", Body.Kind.SHUFFLE),
                silent("no confirmation", Body.Kind.CONFIRM),
                silent("no signature", Body.Kind.SIGN),
                row("a list too late", Offence.LATE, Body.Kind.SHUFFLE, MixBlameTest::heldBack),
                instead("an unusable key", Offence.MALFORMED, Body.Kind.ANNOUNCE, MixBlameTest::unusable),
                row(
                        "two announcements",
                        Offence.EQUIVOCATION,
                        Body.Kind.ANNOUNCE,
                        (culprit, honest) ->
                                List.of(honest.encoded(), signed(culprit, honest, uncommitted(honest.body())))),
                instead(
                        "a signature out of turn",
                        Offence.OUT_OF_TURN,
                        Body.Kind.ANNOUNCE,
                        body -> new Body.Sign(NO_SIGNATURE)),
                row(
                        "confirming and accusing",
                        Offence.CONTRADICTION,
                        Body.Kind.CONFIRM,
                        (culprit, honest) -> List.of(honest.encoded(), signed(culprit, honest, new Body.Accuse()))),
                row(
                        "a head that never was",
                        Offence.FALSE_SIGHT,
                        Body.Kind.CONFIRM,
                        (culprit, honest) -> List.of(Message.signed(
                                        honest.session(),
                                        new SignedHead(1, ZEROES, NO_SIGNATURE),
                                        honest.body(),
                                        culprit.signer())
                                .encoded())),
                instead("a list without an entry", Offence.BAD_LIST, Body.Kind.SHUFFLE, MixBlameTest::shortened),
                instead("entries exchanged", Offence.TAMPERED_LIST, Body.Kind.SHUFFLE, MixBlameTest::exchanged),
                instead(
                        "a wrong digest",
                        Offence.FALSE_CONFIRMATION,
                        Body.Kind.CONFIRM,
                        body -> new Body.Confirm(ZEROES)),
                instead(
                        "a wrong signature",
                        Offence.INVALID_SIGNATURE,
                        Body.Kind.SIGN,
                        body -> new Body.Sign(NO_SIGNATURE)),
                instead("a false accusation", Offence.FALSE_ACCUSATION, Body.Kind.CONFIRM, body -> new Body.Accuse()),
                Arguments.of("a false seed", Offence.FALSE_SEED, (MixTable.Sabotage) MixBlameTest::falseSeed));
    }

    private static Arguments silent(String name, Body.Kind kind) {
        return row(name, Offence.SILENT, kind, (culprit, honest) -> List.of());
    }

    private static Arguments instead(String name, Offence offence, Body.Kind kind, Function<Body, Body> change) {
        return row(
                name,
                offence,
                kind,
                (culprit, honest) -> List.of(signed(culprit, honest, change.apply(honest.body()))));
    }

    private static Arguments row(String name, Offence offence, Body.Kind kind, MixTable.Sabotage sabotage) {
        MixTable.Sabotage atKind = (culprit, honest) ->
                honest.kind() == kind ? sabotage.instead(culprit, honest) : List.of(honest.encoded());
        return Arguments.of(name, offence, atKind);
    }

    private static Octets signed(MixTable.Seat culprit, Message honest, Body body) {
        return Message.signed(honest.session(), honest.seen(), body, culprit.signer())
                .encoded();
    }

    private static List<Octets> heldBack(MixTable.Seat culprit, Message honest) {
        culprit.held().addAll(Collections.nCopies(10, Octets.EMPTY)); // the list of position 3 is due after 40 s
        culprit.held().add(honest.encoded());
        return List.of();
    }

    private static Body unusable(Body honest) {
        return new Body.Announce(ZEROES, ((Body.Announce) honest).seedCommitment());
    }

    private static Body uncommitted(Body honest) {
        return new Body.Announce(((Body.Announce) honest).encryptionKey(), ZEROES);
    }

    private static Body shortened(Body honest) {
        List<Octets> entries = ((Body.Shuffle) honest).entries();
        return new Body.Shuffle(entries.subList(1, entries.size()));
    }

    private static Body exchanged(Body honest) {
        List<Octets> entries = new ArrayList<>();
        for (Octets entry : ((Body.Shuffle) honest).entries()) {
            entries.add(Octets.concat(entry.slice(0, 8), Octets.copyOf(new byte[entry.length() - 8])));
        }
        return new Body.Shuffle(entries);
    }

    private static List<Octets> falseSeed(MixTable.Seat culprit, Message honest) {
        return switch (honest.kind()) {
            case CONFIRM -> List.of(signed(culprit, honest, new Body.Accuse()));
            case REVEAL -> List.of(signed(culprit, honest, new Body.Reveal(ZEROES)));
            default -> List.of(honest.encoded());
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void the_ledger_names_the_guilty_one_and_the_others_mix(String name, Offence offence, MixTable.Sabotage sabotage) {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        MixTable table = new MixTable(mixing, 1_001).sabotage(CULPRIT, sabotage);
        int guilty = table.homeAt(CULPRIT);
        table.play();

        mixing.abort(0, table.transcript()).orThrow();

        assertThat(lastAbort(mixing).faults())
                .as(name)
                .containsExactly(new MixFault(EnergyExamples.account(guilty), offence.name()));
        mixing.commit(new MixTable(mixing, 1_101).playHonestly()).orThrow();
        mixing.reclaim(guilty).orThrow();
        assertThat(mixing.isWhole(guilty)).isTrue();
        assertThat(mixing.violations()).isEmpty();
    }

    private static EnergyEvent.MixAborted lastAbort(MixingMarket mixing) {
        return mixing.market().events().stream()
                .filter(EnergyEvent.MixAborted.class::isInstance)
                .map(EnergyEvent.MixAborted.class::cast)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    @Test
    void an_output_that_is_an_account_already_is_blamed_on_whoever_brought_it() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        List<AccountKey> outputs =
                Stream.of(7, 8).map(EnergyExamples::account).map(MixRuns::key).toList();
        MixTable table = new MixTable(mixing, mixing.run(), 1_001, outputs);
        int guilty = table.homeAt(1);
        table.play();

        mixing.abort(0, table.transcript()).orThrow();

        assertThat(lastAbort(mixing).faults())
                .extracting(MixFault::culprit)
                .containsExactly(EnergyExamples.account(guilty));
    }

    @Test
    void a_strike_stands_on_the_meter_of_the_guilty_one_only() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        MixTable table = new MixTable(mixing, 1_001).sabotage(CULPRIT, (culprit, honest) -> List.of());
        table.play();
        mixing.abort(0, table.transcript()).orThrow();

        assertThat(mixing.market().ledger().state().keySet())
                .filteredOn(key -> key.startsWith("mixstrikes~"))
                .containsExactly("mixstrikes~meter-" + table.homeAt(CULPRIT));
    }

    @Test
    void one_who_has_taken_its_bundles_back_is_struck_all_the_same() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        MixTable table = new MixTable(mixing, 1_001).sabotage(CULPRIT, (culprit, honest) -> List.of());
        int guilty = table.homeAt(CULPRIT);
        table.play();
        mixing.market().advanceThrough(MixingMarket.MIX.lastBook());
        mixing.reclaim(guilty).orThrow();

        mixing.abort(0, table.transcript()).orThrow();

        assertThat(mixing.market().ledger().state().keySet())
                .filteredOn(key -> key.startsWith("mixstrikes~"))
                .containsExactly("mixstrikes~meter-" + guilty);
    }

    @Test
    void two_messages_of_one_kind_convict_without_a_board() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        MixTable table = new MixTable(mixing, 1_001);
        int guilty = table.homeAt(CULPRIT);
        AccountKeySigner signer = new AccountKeySigner(EnergyExamples.keyPair(guilty));
        List<Octets> both = Stream.of(ZEROES, table.run().session().octets())
                .map(digest -> Message.signed(table.run().session(), EMPTY_BOARD, new Body.Confirm(digest), signer)
                        .encoded())
                .toList();

        mixing.abort(0, new BlameEvidence.TwoMessages(MixRuns.bytes(both.getFirst()), MixRuns.bytes(both.getLast())))
                .orThrow();

        assertThat(mixing.lock().participants()).hasSize(HOMES - 1).doesNotContain(EnergyExamples.account(guilty));
    }

    @Test
    void below_k_min_the_session_is_abandoned_and_everybody_is_whole_again() {
        MixingMarket mixing = MixingMarket.opened(3);
        MixTable table = new MixTable(mixing, 1_001).sabotage(2, (culprit, honest) -> List.of());
        table.play();

        mixing.abort(0, table.transcript()).orThrow();

        assertThat(mixing.lock().abandoned()).isTrue();
        for (int home = 1; home <= 3; home++) {
            mixing.reclaim(home).orThrow();
            assertThat(mixing.isWhole(home)).isTrue();
        }
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void a_forked_board_is_replaced_and_nobody_is_struck() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        MixTable table = new MixTable(mixing, 1_001);
        List<List<BoardLine>> faces =
                IntStream.of(1, 2).mapToObj(home -> face(table, home)).toList();

        mixing.abort(0, new BlameEvidence.TwoFaces(faces.getFirst(), faces.getLast()))
                .orThrow();

        MixLock next = mixing.lock();
        assertThat(next.board()).isEqualTo(EnergyExamples.account(MixingMarket.SECOND_BOARD));
        assertThat(next.participants()).hasSize(HOMES);
        assertThat(lastAbort(mixing).faults()).isEmpty();
        mixing.commit(new MixTable(mixing, 1_101).playHonestly()).orThrow();
        assertThat(mixing.violations()).isEmpty();
    }

    /** What the board shows to those to whom it hides all but one home's announcement. */
    private static List<BoardLine> face(MixTable table, int home) {
        AccountKeySigner signer = new AccountKeySigner(EnergyExamples.keyPair(home));
        InMemoryBoard board = new InMemoryBoard(
                new AccountKeySigner(EnergyExamples.keyPair(MixingMarket.FIRST_BOARD)),
                () -> table.run().openedAt());
        board.open(table.run(), new CoinShuffle().admission(table.run()));
        Body announcement = new Body.Announce(ZEROES, ZEROES);
        board.post(
                table.run().session(),
                Message.signed(table.run().session(), EMPTY_BOARD, announcement, signer)
                        .encoded());
        return board.read(table.run().session(), 0, 1).stream()
                .map(MixRuns::line)
                .toList();
    }

    @Test
    void a_transcript_convicts_nobody_whose_messages_stand_on_the_ledger() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        MixTable table = new MixTable(mixing, 1_001);
        AccountKey censored = table.run().at(CULPRIT);
        table.withhold(message -> Message.decode(message).orElseThrow().sender().equals(censored));
        table.play();

        assertThat(mixing.abort(0, table.transcript()).isAccepted()).isFalse();
    }
}
