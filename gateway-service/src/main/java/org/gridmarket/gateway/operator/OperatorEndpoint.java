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
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.health.SubmitMeters;
import org.gridmarket.gateway.meter.EnrolmentDesk;
import org.gridmarket.gateway.relay.OutcomeMessage;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.wire.RecordCodec;

/** Commands under the organisation's own Fabric identity; the token's bearer answers for them. */
@GrpcService
@RegisterInterceptor(OperatorToken.class)
public class OperatorEndpoint extends OperatorGrpc.OperatorImplBase {
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
        Calls.answer(caller, () -> {
            requireCanonical(command);
            return OutcomeMessage.of(meters.time(
                    () -> chain.submit(credential(command), command.getFunction(), command.getCommandJson())));
        });
    }

    private static Credential credential(OperatorCommand command) {
        return command.getAsAdministrator() ? Credential.ADMIN : Credential.CLIENT;
    }

    /** A typing error is told here, with its place, and not after an endorsement. */
    private static void requireCanonical(OperatorCommand command) {
        Class<? extends EnergyCommand> type = EnergyFunctions.command(command.getFunction())
                .filter(EnergyCommand.ByMember.class::isAssignableFrom)
                .orElseThrow(() -> Status.INVALID_ARGUMENT
                        .withDescription("'" + command.getFunction() + "' is no command of a member")
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
