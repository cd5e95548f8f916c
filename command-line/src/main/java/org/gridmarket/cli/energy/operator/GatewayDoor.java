package org.gridmarket.cli.energy.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.Enrolment;
import org.gridmarket.api.v1.EnrolmentList;
import org.gridmarket.api.v1.IntervalRequest;
import org.gridmarket.api.v1.ListEnrolmentsRequest;
import org.gridmarket.api.v1.ListProposalsRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.Proposal;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PeriodOperation;
import org.gridmarket.cli.member.GatewayMember;
import org.gridmarket.cli.member.MarketDoor;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;

/** Through a gateway, which has a table for each question. */
final class GatewayDoor extends MarketDoor<GatewayMember> implements OperatorDoor {
    GatewayDoor(GatewayMember member) {
        super(member);
    }

    private MarketGrpc.MarketBlockingStub market() {
        return GatewayOption.forOneQuestion(MarketGrpc.newBlockingStub(member().channel()));
    }

    @Override
    public Optional<MarketCalendar> calendar() {
        String json = member().ask(() -> market().describe(DescribeRequest.getDefaultInstance()))
                .getCalendarJson();
        return json.isEmpty()
                ? Optional.empty()
                : Optional.of(RecordCodec.of(MarketCalendar.class).read(json));
    }

    @Override
    public boolean hasClock() {
        return member().ask(() -> PeriodOperation.clock(member().channel())).hasPresent();
    }

    @Override
    public List<Proposed> open() {
        List<Proposed> open = new ArrayList<>();
        for (Proposal proposal : member().ask(
                        () -> member().operator().listProposals(ListProposalsRequest.getDefaultInstance()))
                .getProposalsList()) {
            open.add(
                    switch (proposal.getContentCase()) {
                        case CALENDAR_JSON ->
                            new Proposed.Calendar(
                                    RecordCodec.of(MarketCalendar.class).read(proposal.getCalendarJson()));
                        case CLOCK_JSON ->
                            new Proposed.LedgerClock(
                                    RecordCodec.of(Clock.class).read(proposal.getClockJson()),
                                    Organisation.valueOf(proposal.getProposer()));
                        default -> rules(proposal);
                    });
        }
        return open;
    }

    @Override
    public Optional<Proposed.Rules> rules(String id) {
        ListProposalsRequest request =
                ListProposalsRequest.newBuilder().setId(id).build();
        return member().ask(() -> member().operator().listProposals(request)).getProposalsList().stream()
                .map(GatewayDoor::rules)
                .findFirst();
    }

    private static Proposed.Rules rules(Proposal proposal) {
        return new Proposed.Rules(
                RecordCodec.of(ProposedRules.class).read(proposal.getRulesJson()), proposal.getApproved());
    }

    @Override
    public Enrolments enrolments() {
        EnrolmentList list =
                member().ask(() -> member().operator().listEnrolments(ListEnrolmentsRequest.getDefaultInstance()));
        return new Enrolments(
                list.getEnrolmentsList().stream().map(GatewayDoor::waiting).toList(), list.getSilentList());
    }

    private static WaitingMeter waiting(Enrolment enrolment) {
        return new WaitingMeter(
                new MeterId(enrolment.getMeter()),
                new AccountKey(Bytes.of(enrolment.getKey().toByteArray())),
                new FeederId(enrolment.getFeeder()),
                new TradingLimits(Energy.ofWh(enrolment.getLPlusWh()), Energy.ofWh(enrolment.getLMinusWh())),
                enrolment.getStatus(),
                enrolment.getOrganisation());
    }

    @Override
    public IntervalStatus status(Interval t) {
        IntervalRequest request =
                IntervalRequest.newBuilder().setInterval(t.index()).build();
        String json = member().ask(() -> market().getInterval(request)).getJson();
        return IntervalStatus.valueOf(CommandTools.read(json).get("status").asText());
    }
}
