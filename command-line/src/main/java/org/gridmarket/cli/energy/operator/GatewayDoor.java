package org.gridmarket.cli.energy.operator;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.Enrolment;
import org.gridmarket.api.v1.EnrolmentList;
import org.gridmarket.api.v1.IntervalRequest;
import org.gridmarket.api.v1.ListEnrolmentsRequest;
import org.gridmarket.api.v1.ListProposalsRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.OperatorCommand;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.api.v1.Proposal;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.WhoAmIReply;
import org.gridmarket.api.v1.WhoAmIRequest;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;

/** Through the gateway of the operator's own organisation, which knows the operator by a token. */
final class GatewayDoor implements OperatorDoor {
    private static final long ASK_SECONDS = 20;

    /** An endorsement, an ordering and their repetitions. */
    private static final long ACT_SECONDS = 90;

    private final String address;
    private final ManagedChannel channel;
    private final OperatorGrpc.OperatorBlockingStub operator;
    private final WhoAmIReply who;

    /**
     * @param address for messages
     * @param channel closed with this
     * @param token the operator's
     */
    GatewayDoor(String address, ManagedChannel channel, String token) {
        this.address = address;
        this.channel = channel;
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        this.operator = OperatorGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        this.who = ask(() -> operator().whoAmI(WhoAmIRequest.getDefaultInstance()));
    }

    private OperatorGrpc.OperatorBlockingStub operator() {
        return operator.withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS);
    }

    private MarketGrpc.MarketBlockingStub market() {
        return MarketGrpc.newBlockingStub(channel).withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS);
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (StatusRuntimeException failure) {
            Status status = failure.getStatus();
            String what = status.getCode() == Status.Code.UNAVAILABLE
                            || status.getCode() == Status.Code.DEADLINE_EXCEEDED
                    ? " does not answer (" + status.getDescription() + "); see that it runs and that --gateway is right"
                    : ": " + status.getCode() + ": " + status.getDescription();
            throw new PartFailedException("gateway " + address + what, failure);
        }
    }

    @Override
    public Organisation organisation() {
        return Organisation.valueOf(who.getOrganisation());
    }

    @Override
    public String way() {
        return "operator " + who.getOperator() + " at gateway " + address;
    }

    @Override
    public Optional<MarketCalendar> calendar() {
        String json = ask(() -> market().describe(DescribeRequest.getDefaultInstance()))
                .getCalendarJson();
        return json.isEmpty()
                ? Optional.empty()
                : Optional.of(RecordCodec.of(MarketCalendar.class).read(json));
    }

    @Override
    public List<Proposed> open() {
        List<Proposed> open = new ArrayList<>();
        for (Proposal proposal : ask(() -> operator().listProposals(ListProposalsRequest.getDefaultInstance()))
                .getProposalsList()) {
            open.add(
                    proposal.hasCalendarJson()
                            ? new Proposed.Calendar(
                                    RecordCodec.of(MarketCalendar.class).read(proposal.getCalendarJson()))
                            : rules(proposal));
        }
        return open;
    }

    @Override
    public Optional<Proposed.Rules> rules(String id) {
        ListProposalsRequest request =
                ListProposalsRequest.newBuilder().setId(id).build();
        return ask(() -> operator().listProposals(request)).getProposalsList().stream()
                .map(GatewayDoor::rules)
                .findFirst();
    }

    private static Proposed.Rules rules(Proposal proposal) {
        return new Proposed.Rules(
                RecordCodec.of(ProposedRules.class).read(proposal.getRulesJson()), proposal.getApproved());
    }

    @Override
    public Enrolments enrolments() {
        EnrolmentList list = ask(() -> operator().listEnrolments(ListEnrolmentsRequest.getDefaultInstance()));
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
        String json = ask(() -> market().getInterval(request)).getJson();
        return IntervalStatus.valueOf(CommandTools.read(json).get("status").asText());
    }

    @Override
    public Told execute(EnergyCommand.ByMember command, boolean asAdministrator) {
        OperatorCommand message = OperatorCommand.newBuilder()
                .setFunction(EnergyFunctions.of(command))
                .setCommandJson(RecordCodec.text(command))
                .setAsAdministrator(asAdministrator)
                .build();
        SubmitOutcome outcome = ask(
                () -> operator.withDeadlineAfter(ACT_SECONDS, TimeUnit.SECONDS).execute(message));
        return switch (outcome.getOutcomeCase()) {
            case COMMITTED ->
                new Told(
                        Told.COMMITTED,
                        "block " + outcome.getCommitted().getBlock() + ", transaction "
                                + outcome.getCommitted().getTransactionId(),
                        outcome.getCommitted().getResultJson());
            case REJECTED ->
                new Told(
                        outcome.getRejected().getCode(),
                        outcome.getRejected().getDetail() + " ["
                                + outcome.getRejected().getSource() + "]",
                        "");
            case CONFLICTED ->
                new Told("CONFLICTED", "others changed the same rows each time; nothing happened, try again", "");
            case INDETERMINATE ->
                new Told(
                        "INDETERMINATE",
                        "transaction " + outcome.getIndeterminate().getTransactionId() + " may still commit: "
                                + outcome.getIndeterminate().getReason(),
                        "");
            case OUTCOME_NOT_SET -> throw new PartFailedException("gateway " + address + " gave no outcome");
        };
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
