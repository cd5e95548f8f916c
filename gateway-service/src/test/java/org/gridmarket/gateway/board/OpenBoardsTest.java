package org.gridmarket.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.OutputPolicy;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.mixing.AccountKeySigner;
import org.gridmarket.keys.mixing.MixRuns;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

class OpenBoardsTest {
    private static final Interval WINDOW = Interval.of(8);
    private static final MixSession SESSION = new MixSession(WINDOW, new GroupId("g"), 0);
    private static final AccountKeyPair BOARD = EnergyExamples.keyPair(301);
    private static final LedgerTime NOW = new LedgerTime(1_750_000_000_000L);
    private static final MixCircle CIRCLE =
            new MixCircle(new CircleId("all"), Energy.ofWh(500), new Money(100_000), Energy.ofWh(50));
    private static final MixingTerms TERMS = new MixingTerms(
            4,
            2,
            2,
            List.of(CIRCLE),
            3,
            EnergyExamples.price(10),
            new MixTimes(10, 5, 5, 30),
            List.of(BOARD.publicKey()),
            EnergyExamples.draw(1));
    private static final MixLock LOCK = MixLock.opened(
            SESSION,
            CIRCLE.id(),
            TERMS,
            IntStream.rangeClosed(1, 5).mapToObj(EnergyExamples::account).toList(),
            NOW);
    private static final MixRun RUN = MixRuns.of(new LockedRun(EnergyExamples.TARGET, LOCK, TERMS));

    private final SplittableRandom random = new SplittableRandom(1);
    private final LiveMarket market = new LiveMarket();
    private final OpenBoards boards = boards(Optional.of(BOARD), GatewayLimits.STANDARD);
    private int outputs = 1_000;

    private OpenBoards boards(Optional<AccountKeyPair> keys, GatewayLimits limits) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW.epochMillis()), ZoneOffset.UTC);
        return new OpenBoards(EnergyExamples.TARGET, market, keys, limits, clock);
    }

    private void open(OpenBoards here) {
        market.follow(new EnergyEvent.RuleEffective(
                new ProposedRules("mixing", Interval.of(0), List.of(new RuleChange.SetMixing(TERMS)))));
        here.follow(new EnergyEvent.MixOpened(LOCK));
    }

    private MixParticipation participant(int number) {
        MixParty party = new MixParty(
                new AccountKeySigner(EnergyExamples.keyPair(number)),
                (session, count) -> IntStream.range(0, count)
                        .mapToObj(i -> MixRuns.key(EnergyExamples.account(outputs++)))
                        .toList(),
                this::octets,
                OutputPolicy.ANY,
                SignatureCheck.PINNED,
                HopWork.IN_TURN);
        return new CoinShuffle().join(RUN, party);
    }

    private Octets octets(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.copyOf(bytes);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(NOW.epochMillis());
    }

    private Octets announcement(int participant) {
        return participant(participant).read(List.of(), now()).orElseThrow();
    }

    @Test
    void honest_participants_complete_a_run_over_the_board() throws InterruptedException {
        open(boards);
        List<MixParticipation> all =
                IntStream.rangeClosed(1, 5).mapToObj(this::participant).toList();

        for (int round = 0; round < 40; round++) {
            for (MixParticipation each : all) {
                var news = boards.read(RUN.session(), each.entriesRead(), Duration.ZERO);
                each.read(news, now())
                        .ifPresent(message ->
                                assertThat(boards.post(RUN.session(), message)).isTrue());
            }
        }

        assertThat(all).allMatch(each -> each.verdict() instanceof Verdict.Completed);
    }

    @Test
    void a_stranger_leaves_nothing() {
        open(boards);
        Octets foreign = Octets.copyOf(new byte[200]);

        assertThat(boards.post(RUN.session(), foreign)).isFalse();
    }

    @Test
    void a_participant_takes_no_more_than_its_room() throws InterruptedException {
        open(boards);
        List<Boolean> stood = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stood.add(boards.post(RUN.session(), announcement(1))); // each with another seed, and so another message
        }

        assertThat(stood).startsWith(true, true).endsWith(false);
        assertThat(boards.post(RUN.session(), announcement(2)))
                .as("others still have theirs")
                .isTrue();
    }

    @Test
    void a_run_on_another_board_is_not_kept_here() {
        OpenBoards other = boards(Optional.of(EnergyExamples.keyPair(302)), GatewayLimits.STANDARD);
        open(other);

        assertThat(other.runs()).isZero();
    }

    @Test
    void a_gateway_without_a_key_keeps_no_boards() {
        OpenBoards none = boards(Optional.empty(), GatewayLimits.STANDARD);
        open(none);

        assertThat(none.key()).isEmpty();
        assertThat(none.post(RUN.session(), announcement(1))).isFalse();
    }

    @Test
    void a_board_closes_with_the_joint_transaction() {
        open(boards);
        assertThat(boards.runs()).isEqualTo(1);

        boards.follow(new EnergyEvent.MixCommitted(
                SESSION, 0, new MixWindow(WINDOW, TERMS).bundle(CIRCLE), List.<AccountKey>of(), List.of()));

        assertThat(boards.runs()).isZero();
    }

    @Test
    void a_board_closes_when_the_time_of_mixing_is_over() {
        open(boards);

        boards.follow(new EnergyEvent.RoundClosed(MixWindow.lastBook(WINDOW).round(), NOW));

        assertThat(boards.runs()).isZero();
    }

    @Test
    void the_next_run_has_a_board_of_its_own() {
        open(boards);
        MixLock next = LOCK.without(Set.of(EnergyExamples.account(1)), TERMS, NOW.plusMillis(20_000), false);

        boards.follow(new EnergyEvent.MixAborted(SESSION, 0, false, List.of(), next));

        assertThat(boards.runs()).isEqualTo(1);
        assertThat(boards.post(RUN.session(), announcement(1))).isFalse();
    }
}
