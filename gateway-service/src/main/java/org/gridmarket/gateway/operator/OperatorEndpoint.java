package org.gridmarket.gateway.operator;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.arc.All;
import io.quarkus.grpc.GrpcService;
import io.quarkus.grpc.RegisterInterceptor;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.api.v1.EnrolmentList;
import org.gridmarket.api.v1.ListEnrolmentsRequest;
import org.gridmarket.api.v1.ListProposalsRequest;
import org.gridmarket.api.v1.OperatorCommand;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.api.v1.Proposal;
import org.gridmarket.api.v1.ProposalList;
import org.gridmarket.api.v1.RejectEnrolmentReply;
import org.gridmarket.api.v1.RejectEnrolmentRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.WhoAmIReply;
import org.gridmarket.api.v1.WhoAmIRequest;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.clock.ClockProposals;
import org.gridmarket.gateway.energy.OpenProposals;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.grpc.Shown;
import org.gridmarket.gateway.health.SubmitMeters;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.meter.Enrolment;
import org.gridmarket.gateway.meter.EnrolmentDesk;
import org.gridmarket.gateway.meter.NeighbourEnrolments;
import org.gridmarket.gateway.relay.OutcomeMessage;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jboss.logging.Logger;

/** Commands under the organisation's own Fabric identity; the log says which operator gave each, and what became of it. */
@GrpcService
@RegisterInterceptor(OperatorAccess.class)
public class OperatorEndpoint extends OperatorGrpc.OperatorImplBase {
    private static final Logger LOG = Logger.getLogger(OperatorEndpoint.class);

    private final Chain chain;
    private final EnrolmentDesk desk;
    private final NeighbourEnrolments neighbours;
    private final OpenProposals proposals;
    private final SubmitMeters meters;
    private final Organisation organisation;
    private final List<FunctionNames<?, ?, ?>> byMember;
    private final ClockProposals clocks;

    @Inject
    public OperatorEndpoint(
            Chain chain,
            EnrolmentDesk desk,
            NeighbourEnrolments neighbours,
            OpenProposals proposals,
            ClockProposals clocks,
            @All List<MarketTables<?>> markets,
            SubmitMeters meters,
            GatewayConfig config) {
        this.chain = chain;
        this.desk = desk;
        this.neighbours = neighbours;
        this.proposals = proposals;
        this.meters = meters;
        this.organisation = config.organisation();
        this.clocks = clocks;
        this.byMember = markets.stream()
                .<FunctionNames<?, ?, ?>>map(MarketTables::functions)
                .toList();
    }

    @Override
    public void whoAmI(WhoAmIRequest request, StreamObserver<WhoAmIReply> caller) {
        String operator = OperatorAccess.NAME.get();
        Calls.answer(
                caller,
                () -> WhoAmIReply.newBuilder()
                        .setOperator(operator)
                        .setOrganisation(organisation.name())
                        .build());
    }

    @Override
    public void execute(OperatorCommand command, StreamObserver<SubmitOutcome> caller) {
        String operator = OperatorAccess.NAME.get();
        Calls.answer(caller, () -> {
            requireCanonical(command);
            requireIdentity(command);
            return execute(command, operator);
        });
    }

    /** The line before the act stands also when no outcome comes. */
    private SubmitOutcome execute(OperatorCommand command, String operator) {
        LOG.infof("operator %s: %s as %s", operator, command.getFunction(), credential(command));
        Outcome outcome =
                meters.time(() -> chain.submit(credential(command), command.getFunction(), command.getCommandJson()));
        LOG.infof("operator %s: %s: %s", operator, command.getFunction(), outcome.text());
        return OutcomeMessage.of(outcome);
    }

    /** The administrator's key need not lie on the machine that faces the public. */
    private void requireIdentity(OperatorCommand command) {
        if (!chain.holds(credential(command))) {
            throw Calls.refusal(
                    Status.FAILED_PRECONDITION,
                    "this gateway does not hold the administrator's key; give the command with "
                            + "--network, where that key is, or at a gateway that has it");
        }
    }

    private static Credential credential(OperatorCommand command) {
        return command.getAsAdministrator() ? Credential.ADMIN : Credential.CLIENT;
    }

    /** A typing error is told here, with its place, and not after an endorsement. */
    private void requireCanonical(OperatorCommand command) {
        Class<?> type = byMember.stream()
                .flatMap(functions -> functions.byMember(command.getFunction()).stream())
                .findFirst()
                .orElseThrow(() -> Calls.refusal(
                        Status.INVALID_ARGUMENT,
                        "'" + Shown.text(command.getFunction()) + "' is no command of a member"));
        Calls.reading(() -> RecordCodec.of(type).read(command.getCommandJson()));
    }

    @Override
    public void listProposals(ListProposalsRequest request, StreamObserver<ProposalList> caller) {
        Calls.answer(caller, () -> {
            ProposalList.Builder list = ProposalList.newBuilder();
            if (!request.getId().isEmpty()) {
                proposals.find(request.getId()).ifPresent(found -> list.addProposals(message(found)));
                return list.build();
            }
            proposals.open().forEach(open -> list.addProposals(message(open)));
            for (MarketCalendar calendar : proposals.calendars()) {
                list.addProposals(Proposal.newBuilder()
                        .setCalendarJson(RecordCodec.of(MarketCalendar.class).write(calendar)));
            }
            clocks.open()
                    .forEach(open -> list.addProposals(Proposal.newBuilder()
                            .setClockJson(RecordCodec.of(Clock.class).write(open.clock()))
                            .setProposer(open.by().name())));
            return list.build();
        });
    }

    private static Proposal message(OpenProposals.Rules found) {
        return Proposal.newBuilder()
                .setRulesJson(RecordCodec.of(ProposedRules.class).write(found.rules()))
                .setApproved(found.approved())
                .build();
    }

    @Override
    public void listEnrolments(ListEnrolmentsRequest request, StreamObserver<EnrolmentList> caller) {
        Calls.answer(caller, () -> {
            EnrolmentList.Builder list = EnrolmentList.newBuilder();
            Set<Enrolment> own = new HashSet<>();
            desk.entries().forEach(entry -> {
                own.add(entry.enrolment());
                list.addEnrolments(message(entry, organisation.name()));
            });
            NeighbourEnrolments.Answer answer = neighbours.ask();
            for (NeighbourEnrolments.Told told : answer.told()) {
                if (own.add(told.enrolment())) {
                    var entry = new EnrolmentDesk.Entry(told.enrolment(), desk.standingOf(told.enrolment()));
                    list.addEnrolments(message(entry, told.organisation()));
                }
            }
            return list.addAllSilent(answer.silent()).build();
        });
    }

    @Override
    public void rejectEnrolment(RejectEnrolmentRequest request, StreamObserver<RejectEnrolmentReply> caller) {
        String operator = OperatorAccess.NAME.get();
        Calls.answer(caller, () -> {
            MeterId meter = Calls.reading(() -> new MeterId(request.getMeter()));
            AccountKey key = Calls.reading(() -> new AccountKey(SignedOperations.bytes(request.getKey())));
            boolean existed = desk.reject(meter, key);
            LOG.infof("operator %s: rejects the enrolment of meter %s, key %s: %s", operator, meter, key, existed);
            return RejectEnrolmentReply.newBuilder().setExisted(existed).build();
        });
    }

    private static org.gridmarket.api.v1.Enrolment message(EnrolmentDesk.Entry entry, String organisation) {
        Enrolment enrolment = entry.enrolment();
        return org.gridmarket.api.v1.Enrolment.newBuilder()
                .setMeter(enrolment.meter().name())
                .setKey(SignedOperations.bytes(enrolment.key().key()))
                .setFeeder(enrolment.feeder().name())
                .setLPlusWh(enrolment.limits().production().wh())
                .setLMinusWh(enrolment.limits().consumption().wh())
                .setStatus(entry.standing().name())
                .setOrganisation(organisation)
                .build();
    }
}
