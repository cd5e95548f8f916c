package org.gridmarket.gateway.operator;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.quarkus.grpc.RegisterInterceptor;
import jakarta.inject.Inject;
import org.gridmarket.api.v1.Enrolment;
import org.gridmarket.api.v1.EnrolmentList;
import org.gridmarket.api.v1.ListEnrolmentsRequest;
import org.gridmarket.api.v1.OperatorCommand;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.api.v1.RejectEnrolmentReply;
import org.gridmarket.api.v1.RejectEnrolmentRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.grpc.Shown;
import org.gridmarket.gateway.health.SubmitMeters;
import org.gridmarket.gateway.meter.EnrolmentDesk;
import org.gridmarket.gateway.relay.OutcomeMessage;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jboss.logging.Logger;

/** Commands under the organisation's own Fabric identity; the log says which operator gave each, and what became of it. */
@GrpcService
@RegisterInterceptor(OperatorAccess.class)
public class OperatorEndpoint extends OperatorGrpc.OperatorImplBase {
    private static final Logger LOG = Logger.getLogger(OperatorEndpoint.class);

    private final Chain chain;
    private final EnrolmentDesk desk;
    private final SubmitMeters meters;

    @Inject
    public OperatorEndpoint(Chain chain, EnrolmentDesk desk, SubmitMeters meters) {
        this.chain = chain;
        this.desk = desk;
        this.meters = meters;
    }

    @Override
    public void execute(OperatorCommand command, StreamObserver<SubmitOutcome> caller) {
        String operator = OperatorAccess.NAME.get();
        Calls.answer(caller, () -> {
            requireCanonical(command);
            return execute(command, operator);
        });
    }

    /** The line before the act stands also when no outcome comes. */
    private SubmitOutcome execute(OperatorCommand command, String operator) {
        LOG.infof("operator %s: %s as %s", operator, command.getFunction(), credential(command));
        Outcome outcome =
                meters.time(() -> chain.submit(credential(command), command.getFunction(), command.getCommandJson()));
        LOG.infof("operator %s: %s: %s", operator, command.getFunction(), outcome);
        return OutcomeMessage.of(outcome);
    }

    private static Credential credential(OperatorCommand command) {
        return command.getAsAdministrator() ? Credential.ADMIN : Credential.CLIENT;
    }

    /** A typing error is told here, with its place, and not after an endorsement. */
    private static void requireCanonical(OperatorCommand command) {
        Class<? extends EnergyCommand> type = EnergyFunctions.command(command.getFunction())
                .filter(EnergyCommand.ByMember.class::isAssignableFrom)
                .orElseThrow(() -> Status.INVALID_ARGUMENT
                        .withDescription("'" + Shown.text(command.getFunction()) + "' is no command of a member")
                        .asRuntimeException());
        Calls.reading(() -> RecordCodec.of(type).read(command.getCommandJson()));
    }

    @Override
    public void listEnrolments(ListEnrolmentsRequest request, StreamObserver<EnrolmentList> caller) {
        Calls.answer(caller, () -> {
            EnrolmentList.Builder list = EnrolmentList.newBuilder();
            desk.entries().forEach(entry -> list.addEnrolments(message(entry)));
            return list.build();
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

    private static Enrolment message(EnrolmentDesk.Entry entry) {
        var enrolment = entry.enrolment();
        return Enrolment.newBuilder()
                .setMeter(enrolment.meter().name())
                .setKey(SignedOperations.bytes(enrolment.key().key()))
                .setFeeder(enrolment.feeder().name())
                .setLPlusWh(enrolment.limits().production().wh())
                .setLMinusWh(enrolment.limits().consumption().wh())
                .setStatus(entry.standing().name())
                .build();
    }
}
