package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import org.gridmarket.api.v1.OperatorCommand;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.chain.Credential;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** A gateway on a machine without the administrator's key of its organisation. */
@QuarkusTest
class AdministratorsKeyTest extends GatewaySuite {
    private OperatorGrpc.OperatorBlockingStub operator() {
        Metadata token = new Metadata();
        token.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + TestSettings.TOKEN);
        return OperatorGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(token));
    }

    /** Whoever takes over the process that faces the public finds no administrator's key then. */
    @Test
    void a_gateway_without_the_administrators_key_says_so_and_carries_the_clients_acts() throws InterruptedException {
        traded();
        EnergyCommand.BookMoney booking =
                new EnergyCommand.BookMoney(EnergyExamples.account(5), "by-client", new Money(5));
        OperatorCommand command = OperatorCommand.newBuilder()
                .setFunction("energy:bookMoney")
                .setCommandJson(RecordCodec.of(EnergyCommand.BookMoney.class).write(booking))
                .build();
        ledger.hold(Credential.CLIENT);
        try {
            assertThat(refusal(() -> operator()
                            .execute(
                                    command.toBuilder().setAsAdministrator(true).build())))
                    .isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(operator().execute(command).hasCommitted()).isTrue();
        } finally {
            ledger.hold(Credential.values());
        }
    }
}
