package org.gridmarket.gateway.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.keys.draw.DrawKeyPair;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

class OwnSharesTest {
    private static final DrawKeyPair KEYS = EnergyExamples.drawKeys(1);
    private static final Interval WINDOW = Interval.of(8);
    private static final GroupId GROUP = EnergyExamples.group("f1");
    private static final LedgerTime NOW = EnergyExamples.EPOCH;
    private static final MixingTerms TERMS = new MixingTerms(
            4,
            2,
            2,
            List.of(new MixCircle(new CircleId("all"), Energy.ofWh(500), new Money(100_000), Energy.ofWh(50))),
            3,
            EnergyExamples.price(10),
            new MixTimes(10, 5, 5, 30),
            List.of(EnergyExamples.account(301)),
            EnergyExamples.draw(2));
    private static final MixWindow MIX = new MixWindow(WINDOW, TERMS);

    private final LiveMarket market = new LiveMarket();

    private OwnShares shares(DrawKeyPair keys) {
        return shares(Optional.of(keys), GatewayLimits.STANDARD);
    }

    private OwnShares shares(Optional<DrawKeyPair> keys, GatewayLimits limits) {
        return new OwnShares(EnergyExamples.TARGET, market, keys, limits);
    }

    /** A market that mixes, with all books sealed up to this one. */
    private void sealed(Book last) {
        market.follow(new EnergyEvent.MarketFounded(EnergyExamples.calendar()));
        market.follow(new EnergyEvent.RuleEffective(new ProposedRules(
                "rules",
                Interval.of(0),
                List.of(new RuleChange.SetGrid(EnergyExamples.grid()), new RuleChange.SetMixing(TERMS)))));
        for (Book book = EnergyExamples.calendar().firstBook(); !book.isAfter(last); book = book.next()) {
            market.follow(new EnergyEvent.RoundClosed(book.round(), NOW));
        }
    }

    private static void refuses(OwnShares shares, Interval window, GroupId group, Status.Code code, String text) {
        assertThatThrownBy(() -> shares.of(window, group))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(code))
                .hasMessageContaining(text);
    }

    @Test
    void nobody_gets_the_share_while_accounts_can_join() {
        sealed(MIX.joinBook().previous());

        refuses(
                shares(KEYS),
                WINDOW,
                GROUP,
                Status.Code.FAILED_PRECONDITION,
                "accounts can join window 8 until book 4");
    }

    @Test
    void everybody_gets_the_share_once_the_join_book_is_sealed() {
        sealed(MIX.joinBook());

        DrawShare share = shares(KEYS).of(WINDOW, GROUP);

        assertThat(share.key()).isEqualTo(KEYS.publicKey());
        assertThat(new EcvrfCheck()
                        .output(
                                share.key(),
                                new SessionDraw(EnergyExamples.TARGET, WINDOW, GROUP).input(),
                                share.proof()))
                .isPresent();
    }

    @Test
    void the_share_is_the_same_whether_remembered_or_not() {
        sealed(MIX.joinBook());
        OwnShares shares = shares(KEYS);
        DrawShare first = shares.of(WINDOW, GROUP);

        assertThat(shares.of(WINDOW, GROUP)).isSameAs(first);
        assertThat(shares(KEYS).of(WINDOW, GROUP)).isEqualTo(first);
    }

    @Test
    void nobody_gets_the_share_when_mixing_is_over() {
        sealed(MIX.lastBook());

        refuses(shares(KEYS), WINDOW, GROUP, Status.Code.FAILED_PRECONDITION, "ended with book 6");
    }

    @Test
    void a_draw_that_does_not_exist_has_no_share() {
        sealed(MIX.joinBook());

        refuses(shares(KEYS), WINDOW.next(), GROUP, Status.Code.NOT_FOUND, "no window of mixing begins at interval 9");
        refuses(shares(KEYS), WINDOW, new GroupId("x"), Status.Code.NOT_FOUND, "no anonymity group x");
    }

    @Test
    void a_gateway_whose_key_is_not_in_the_terms_gives_nothing() {
        sealed(MIX.joinBook());

        refuses(
                shares(EnergyExamples.drawKeys(3)),
                WINDOW,
                GROUP,
                Status.Code.FAILED_PRECONDITION,
                "none of those in the terms");
    }

    @Test
    void a_gateway_without_a_key_says_so() {
        refuses(
                shares(Optional.empty(), GatewayLimits.STANDARD),
                WINDOW,
                GROUP,
                Status.Code.FAILED_PRECONDITION,
                "holds no draw key");
    }
}
