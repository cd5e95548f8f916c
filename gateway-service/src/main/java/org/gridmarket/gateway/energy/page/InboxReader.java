package org.gridmarket.gateway.energy.page;

import java.util.List;
import org.gridmarket.gateway.dashboard.DashboardRows;
import org.gridmarket.gateway.dashboard.Pages;
import org.gridmarket.gateway.dashboard.WaitingItems;
import org.gridmarket.gateway.meter.EnrolmentDesk;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Jdbi;

/** Reads what waits for an operator. */
public final class InboxReader implements WaitingItems {
    /** Enrolments and rules that are shown; {@code gridmarket operator} lists all. */
    private static final int SHOWN = 50;

    /** A calendar has no name; the beginning of its digest names it to the command. */
    private static final int CALENDAR_DIGITS = 16;

    private static final RecordCodec<ProposedRules> RULES = RecordCodec.of(ProposedRules.class);
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);

    private final Jdbi jdbi;
    private final DashboardRows dashboard;
    private final EnrolmentDesk desk;

    public InboxReader(Jdbi jdbi, DashboardRows dashboard, EnrolmentDesk desk) {
        this.jdbi = jdbi;
        this.dashboard = dashboard;
        this.desk = desk;
    }

    /** Before the market is founded the calendar itself; then rules, enrolments, licences. */
    Inbox founding() {
        List<Inbox.Proposal> calendars = jdbi.withHandle(rows -> rows
                .createQuery("""
                        select json from ledger_event where type = :type order by block, position limit :most""")
                .bind("type", EnergyEvent.CalendarProposed.class.getSimpleName())
                .bind("most", SHOWN)
                .map((row, context) -> EVENT.read(row.getString("json")))
                .list()
                .stream()
                .distinct()
                .filter(EnergyEvent.CalendarProposed.class::isInstance)
                .map(event -> calendar(((EnergyEvent.CalendarProposed) event).calendar()))
                .toList());
        return inbox(calendars, List.of());
    }

    private static Inbox.Proposal calendar(MarketCalendar proposed) {
        return new Inbox.Proposal(
                "calendar",
                proposed.digest().toHex(),
                null,
                Role.admin(Organisation.REGULATOR).toString(),
                List.of(RuleWords.of(proposed)),
                false,
                Commands.approve(proposed.digest().toHex().substring(0, CALENDAR_DIGITS)));
    }

    /**
     * Once the market is founded.
     *
     * @param present the present round
     */
    Inbox of(MarketCalendar calendar, Round present) {
        Interval fixed = calendar.lastFixedBy(present.previous());
        List<Inbox.Proposal> proposals = rules(false, Interval.of(-Interval.MAX_INDEX)).stream()
                .map(proposed -> proposal(proposed, !proposed.from().isAfter(fixed)))
                .toList();
        List<Inbox.Coming> coming = rules(true, present.next().interval()).stream()
                .map(rules -> new Inbox.Coming(rules.id(), rules.from().index(), RuleWords.of(rules)))
                .toList();
        return inbox(proposals, coming);
    }

    private Inbox inbox(List<Inbox.Proposal> proposals, List<Inbox.Coming> coming) {
        List<Inbox.Enrolment> waiting = desk.entries().stream()
                .filter(entry -> entry.standing() == EnrolmentDesk.EnrolmentStatus.WAITING)
                .map(entry -> enrolment(entry.enrolment()))
                .toList();
        return new Inbox(
                proposals,
                waiting.stream().limit(SHOWN).toList(),
                Math.max(0, waiting.size() - SHOWN),
                coming,
                dashboard.solvers().stream().map(InboxReader::licence).toList());
    }

    private List<ProposedRules> rules(boolean effective, Interval from) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select json from rule_change where effective = :effective and first_t >= :from
                        order by first_t, id limit :most""")
                .bind("effective", effective)
                .bind("from", from.index())
                .bind("most", SHOWN)
                .map((row, context) -> RULES.read(row.getString("json")))
                .list());
    }

    private static Inbox.Proposal proposal(ProposedRules rules, boolean late) {
        return new Inbox.Proposal(
                rules.id(),
                rules.digest().toHex(),
                rules.from().index(),
                rules.changes().getFirst().approver().toString(),
                RuleWords.of(rules),
                late,
                Commands.approve(rules.id()));
    }

    private static Inbox.Enrolment enrolment(org.gridmarket.gateway.meter.Enrolment enrolment) {
        return new Inbox.Enrolment(
                enrolment.meter().name(),
                enrolment.key().toHex(),
                enrolment.feeder().name(),
                enrolment.limits().production().wh(),
                enrolment.limits().consumption().wh(),
                Commands.admit(enrolment.meter()));
    }

    private static Inbox.Licence licence(Pages.SolverRow solver) {
        return new Inbox.Licence(
                solver.account(),
                solver.organisation(),
                solver.from(),
                solver.until(),
                Commands.withdrawLicence(solver.account()));
    }

    @Override
    public int waiting() {
        return jdbi.withHandle(
                rows -> rows.createQuery("""
                        select (select count(*) from rule_change where not effective)
                        + (select count(*) from meter_enrolment e where not exists
                        (select 1 from meter m where m.meter = e.meter and m.meter_key = e.meter_key))""").mapTo(Integer.class).one());
    }
}
