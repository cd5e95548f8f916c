package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.mixing.LargeGroup.DRAW;
import static org.gridmarket.testkit.mixing.LargeGroup.WAIT_MILLIS;
import static org.gridmarket.testkit.mixing.LargeGroup.share;
import static org.gridmarket.testkit.mixing.LargeGroup.shares;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.SessionSplit;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.EnergyGuarantees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody picks who mixes with whom in a group that takes several sessions. */
class DrawStoryTest {
    private static List<List<AccountKey>> sessionsOf(LargeGroup group, List<DrawShare> shares) {
        group.open(shares).orThrow();
        return group.sessions();
    }

    private static void assertRefused(Decision<Receipt> answer, MixRejection code) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(code));
    }

    @Test
    void the_split_follows_from_the_shares_alone() {
        List<AccountKey> homes = IntStream.rangeClosed(1, LargeGroup.TWO_SESSIONS)
                .mapToObj(EnergyExamples::account)
                .toList();
        Bytes seed = SessionDraw.seed(shares(1, 2, 3).stream()
                .map(share -> new EcvrfCheck()
                        .output(share.key(), DRAW.input(), share.proof())
                        .orElseThrow())
                .toList());
        List<List<AccountKey>> expected =
                SessionSplit.of(DRAW.window(), DRAW.group(), homes, seed, LargeGroup.ONE_SESSION).stream()
                        .map(session -> session.stream().sorted().toList())
                        .toList();

        assertThat(sessionsOf(LargeGroup.joined(), shares(1, 2, 3))).isEqualTo(expected);
    }

    @Test
    void the_time_of_the_seal_changes_nothing() {
        assertThat(sessionsOf(LargeGroup.joined(LargeGroup.TWO_SESSIONS, 7_001), shares(1, 2, 3)))
                .isEqualTo(sessionsOf(LargeGroup.joined(), shares(1, 2, 3)));
    }

    @Test
    void the_time_of_the_opening_and_the_order_of_shares_change_nothing() {
        assertThat(sessionsOf(LargeGroup.joined().after(2 * WAIT_MILLIS), shares(3, 1, 2)))
                .isEqualTo(sessionsOf(LargeGroup.joined(), shares(1, 2, 3)));
    }

    @Test
    void everybody_is_in_one_of_two_even_sessions() {
        LargeGroup group = LargeGroup.joined();
        List<List<AccountKey>> sessions = sessionsOf(group, shares(1, 2, 3));

        assertThat(sessions).extracting(List::size).containsExactly(7, 7);
        assertThat(sessions.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        EnergyGuarantees guarantees = new EnergyGuarantees();
        group.market().events().forEach(guarantees::apply);
        assertThat(guarantees.check(
                        group.market().ledger().state(), group.market().ledger().digests()))
                .isEmpty();
    }

    @Test
    void a_share_that_was_missing_can_still_come() {
        LargeGroup group = LargeGroup.joined();
        assertRefused(group.open(shares(1, 2)), MixRejection.DRAW_SHARES_MISSING);

        group.open(shares(1, 2, 3)).orThrow();

        assertThat(group.drawn().missing()).isEmpty();
    }

    @Test
    void after_the_waiting_time_one_share_may_be_missing_and_everybody_sees_whose() {
        LargeGroup group = LargeGroup.joined().after(WAIT_MILLIS);

        group.open(shares(1, 3)).orThrow();

        assertThat(group.drawn().shares()).isEqualTo(shares(1, 3));
        assertThat(group.drawn().missing()).containsExactly(share(2).key());
        assertThat(group.sessions()).hasSize(2);
    }

    @Test
    void two_shares_may_never_be_missing() {
        LargeGroup group = LargeGroup.joined().after(2 * WAIT_MILLIS);

        assertRefused(group.open(shares(1)), MixRejection.DRAW_SHARES_MISSING);
        assertRefused(group.open(List.of()), MixRejection.DRAW_SHARES_MISSING);
    }

    @Test
    void a_late_seal_leaves_no_less_time_for_the_shares() {
        LargeGroup group = LargeGroup.joined(LargeGroup.TWO_SESSIONS, 2 * WAIT_MILLIS);

        assertRefused(group.open(shares(1, 2)), MixRejection.DRAW_SHARES_MISSING);
    }

    @Test
    void what_stands_on_the_ledger_cannot_be_left_out() {
        LargeGroup group = LargeGroup.joined();
        group.post(shares(2)).orThrow();
        group.after(WAIT_MILLIS).open(shares(1, 3)).orThrow();

        assertThat(group.drawn().shares()).isEqualTo(shares(1, 2, 3));
        assertThat(group.sessions()).isEqualTo(sessionsOf(LargeGroup.joined(), shares(1, 2, 3)));
    }

    @Test
    void an_opening_that_was_endorsed_before_a_share_came_has_no_effect() {
        LargeGroup group = LargeGroup.joined().after(WAIT_MILLIS);
        Endorsement early = group.market().endorse(EnergyExamples.keyPair(1), group.opening(shares(1, 3)));
        group.post(shares(2)).orThrow();

        assertThat(group.market().ledger().commit((Endorsement.Endorsed) early)).isNotEqualTo(CommitStatus.VALID);
        assertThat(group.sessions()).isEmpty();
    }

    @Test
    void shares_that_stand_need_not_be_named_again() {
        LargeGroup group = LargeGroup.joined();
        group.post(shares(3, 2)).orThrow();
        group.post(shares(2, 1)).orThrow();

        group.open(List.of()).orThrow();

        assertThat(group.drawn().shares()).isEqualTo(shares(1, 2, 3));
        assertThat(group.events(EnergyEvent.DrawSharesPosted.class).map(EnergyEvent.DrawSharesPosted::shares))
                .containsExactly(shares(3, 2), shares(1));
    }

    @Test
    void a_group_that_fits_one_session_needs_no_draw() {
        LargeGroup group = LargeGroup.joined(LargeGroup.ONE_SESSION, 0);

        group.open(List.of()).orThrow();

        assertThat(group.sessions()).extracting(List::size).containsExactly(LargeGroup.ONE_SESSION);
        assertThat(group.events(EnergyEvent.MixDrawn.class)).isEmpty();
    }

    static Stream<SessionDraw> otherDraws() {
        return Stream.of(
                new SessionDraw(DRAW.target(), DRAW.window().plus(4), DRAW.group()),
                new SessionDraw(DRAW.target(), DRAW.window(), MixingMarket.OTHER_GROUP),
                new SessionDraw(new Target("other", DRAW.target().chaincode()), DRAW.window(), DRAW.group()),
                new SessionDraw(new Target(DRAW.target().channel(), "other"), DRAW.window(), DRAW.group()));
    }

    @ParameterizedTest
    @MethodSource("otherDraws")
    void a_share_of_another_draw_is_refused(SessionDraw other) {
        List<DrawShare> replayed =
                List.of(share(1), share(2), EnergyExamples.drawKeys(3).share(other));

        assertRefused(LargeGroup.joined().open(replayed), MixRejection.DRAW_PROOF_BAD);
        assertRefused(LargeGroup.joined().post(replayed), MixRejection.DRAW_PROOF_BAD);
    }

    @Test
    void a_bad_share_is_refused_where_none_is_needed() {
        LargeGroup group = LargeGroup.joined(LargeGroup.ONE_SESSION, 0);
        DrawShare forged = new DrawShare(share(1).key(), share(2).proof());

        assertRefused(group.open(List.of(forged)), MixRejection.DRAW_PROOF_BAD);
    }
}
