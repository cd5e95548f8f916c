package org.gridmarket.agent.energy;

import org.gridmarket.agent.energy.mixing.HomeWindow;
import org.gridmarket.agent.energy.mixing.MixingDesk;
import org.gridmarket.agent.energy.mixing.MixingWindows;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;

/** What the public account withdraws and keeps back to lend it to mixes, window by window. Not thread-safe. */
final class Lending {
    /** Of a window that is to be joined within so many intervals, people are told that its credit is lacking. */
    private static final int SOON = 12;

    private final MixingWindows windows;
    private final MixingDesk desk;
    private final Settlement settlement;
    private final MixCredit credit;
    private Money missing = Money.ZERO;

    Lending(AccountKey account, MixingWindows windows, MixingDesk desk, Settlement settlement) {
        this.windows = windows;
        this.desk = desk;
        this.settlement = settlement;
        this.credit = new MixCredit(account);
        windows.beforehand().forEach(known -> desk.plan(known.window()));
    }

    /** Takes in one public event, before the desk does. */
    void observe(EnergyEvent event) {
        windows.observe(event);
        credit.observe(event);
        if (event instanceof EnergyEvent.MixJoined joined) {
            windows.from(joined.window()).ifPresent(known -> desk.plan(known.window()));
        }
    }

    /** Assets of a window are withdrawn once its credit is there: who cannot lend both would withdraw in vain. */
    void prepare(MarketCalendar calendar, LedgerTime now) {
        Round round = calendar.roundAt(now);
        missing = Money.ZERO;
        for (HomeWindow window : windows.ahead(calendar, now)) {
            desk.plan(window.window());
            if (desk.isToJoin(window.window()) && !credit.isPromised(window)) {
                Money lacking = credit.missing(window);
                if (!lacking.isZero()) {
                    boolean soon =
                            !window.window().joinBook().isAfter(round.book().plus(SOON));
                    missing = soon ? lacking : Money.ZERO;
                    return; // later ones must not take what this one waits for
                }
                credit.promise(window);
                settlement.want(window.assets());
            }
        }
        credit.forgetBefore(round.interval());
    }

    /** What is not withdrawn yet, because no open book can name it, or not paid in yet, cannot be lent yet. */
    boolean holdsBundles(Interval first) {
        return windows.from(first)
                .filter(credit::isPromised)
                .filter(window -> settlement.holds(window.window().intervals()))
                .isPresent();
    }

    /** What the account lacks for the next window, while there is little time left to join it; otherwise zero. */
    Money missing() {
        return missing;
    }
}
