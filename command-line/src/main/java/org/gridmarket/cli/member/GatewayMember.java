package org.gridmarket.cli.member;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gridmarket.api.v1.OperatorCommand;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.WhoAmIReply;
import org.gridmarket.api.v1.WhoAmIRequest;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.GatewayWords;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.process.PartFailedException;

/** Through the gateway of the operator's own organisation, which knows the operator by a token. */
public final class GatewayMember implements MemberDoor {
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
    GatewayMember(String address, ManagedChannel channel, String token) {
        this.address = address;
        this.channel = channel;
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        this.operator = OperatorGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        this.who = ask(() -> operator().whoAmI(WhoAmIRequest.getDefaultInstance()));
    }

    /** For one question to the service of operators. */
    public OperatorGrpc.OperatorBlockingStub operator() {
        return GatewayOption.forOneQuestion(operator);
    }

    /** For other services of the same gateway; the caller sees to a deadline. */
    public ManagedChannel channel() {
        return channel;
    }

    /** Asks; what the gateway does not answer is a failure with its words. */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (StatusRuntimeException failure) {
            throw new PartFailedException(GatewayWords.of(address, failure.getStatus()), failure);
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
    public Told execute(LedgerCommand command) {
        OperatorCommand message = OperatorCommand.newBuilder()
                .setFunction(command.function())
                .setCommandJson(command.argument())
                .setAsAdministrator(command.asAdministrator())
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
                        Told.INDETERMINATE,
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
