package org.gridmarket.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.TransactionSimulator;
import org.gridmarket.testkit.ledger.ScriptedContract;
import org.gridmarket.testkit.ledger.StateScript;
import org.gridmarket.testkit.ledger.StateScript.Fail;
import org.gridmarket.testkit.ledger.StateScript.Put;
import org.gridmarket.testkit.ledger.StateScript.Refuse;
import org.gridmarket.testkit.ledger.StateScript.Tell;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MarketChaincodeTest {
    private static final byte[] CLIENT = Identities.creator("DsoMSP", "CN=User1@dso,OU=client,L=Utrecht");
    private static final Target TARGET = new Target("energy", "gridmarket");

    private static final Logger LOG = Logger.getLogger(MarketChaincode.class.getName());

    private final MarketChaincode chaincode = new MarketChaincode(TARGET, new ScriptedContract()::execute);

    @BeforeAll
    static void expect_stack_traces() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void expect_none() {
        LOG.setLevel(Level.INFO);
    }

    @Test
    void an_accepted_call_sends_writes_result_and_one_event() {
        InMemoryStub stub = scripted(new Put("a", "1"), new Tell("one"), new Tell("two"));

        Response response = chaincode.invoke(stub.stub());

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getStringPayload()).isEqualTo("{\"found\":[]}");
        assertThat(stub.writes()).isEqualTo(List.of("a"));
        assertThat(stub.events()).isEqualTo(List.of("gridmarket [{\"text\":\"one\"},{\"text\":\"two\"}]"));
    }

    @Test
    void a_call_without_events_sets_none() {
        InMemoryStub stub = scripted(new Put("a", "1"));

        chaincode.invoke(stub.stub());

        assertThat(stub.events()).isEmpty();
    }

    @Test
    void a_refusal_is_an_error_with_text_and_payload_and_nothing_is_sent() {
        InMemoryStub stub = scripted(new Put("a", "1"), new Refuse("5 of 3"));

        Response response = chaincode.invoke(stub.stub());

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getMessage()).isEqualTo("TOLD_TO_REFUSE: 5 of 3 [script]");
        assertThat(response.getStringPayload())
                .isEqualTo("{\"code\":\"TOLD_TO_REFUSE\",\"source\":\"script\",\"detail\":\"5 of 3\"}");
        assertThat(stub.writes()).isEmpty();
    }

    @Test
    void a_bug_is_an_error_that_tells_nothing_and_sends_nothing() {
        InMemoryStub stub = scripted(new Put("a", "1"), new Fail("secret"));

        Response response = chaincode.invoke(stub.stub());

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getMessage()).startsWith("internal error").doesNotContain("secret");
        assertThat(stub.writes()).isEmpty();
    }

    @Test
    void any_other_number_of_arguments_is_an_error() {
        assertThat(chaincode.invoke(stub(CLIENT, "ping").stub()).getMessage())
                .isEqualTo("expected a function and one argument, got 1 arguments");
    }

    @Test
    void the_unit_of_the_certificate_makes_an_administrator() {
        assertThat(who(CLIENT)).isEqualTo("DSO false User1@dso");
        assertThat(who(Identities.creator("RegulatorMSP", "CN=Admin@regulator,OU=admin")))
                .isEqualTo("REGULATOR true Admin@regulator");
    }

    @Test
    void the_unit_counts_among_several_attributes_of_one_part_too() {
        assertThat(who(Identities.creator("DsoMSP", "CN=Admin@dso,OU=acme+OU=admin")))
                .isEqualTo("DSO true Admin@dso");
        assertThat(who(Identities.creator("DsoMSP", "OU=admin+CN=Admin@dso"))).isEqualTo("DSO true Admin@dso");
    }

    @Test
    void a_name_that_only_contains_the_word_makes_no_administrator() {
        assertThat(who(Identities.creator("DsoMSP", "CN=admin,OU=client"))).isEqualTo("DSO false admin");
        assertThat(who(Identities.creator("DsoMSP", "CN=User1\\,OU\\=admin,OU=client")))
                .startsWith("DSO false ");
    }

    @Test
    void a_stranger_is_refused() {
        byte[] stranger = Identities.creator("OrdTsoMSP", "CN=User1,OU=client");

        Response response =
                chaincode.invoke(stub(stranger, ScriptedContract.WHO, "{}").stub());

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getMessage()).isEqualTo("MSP 'OrdTsoMSP' is no member of the consortium");
    }

    @Test
    void a_creator_that_is_no_certificate_is_refused() {
        assertThat(chaincode
                        .invoke(stub(new byte[] {1, 2, 3}, ScriptedContract.WHO, "{}")
                                .stub())
                        .getStatusCode())
                .isEqualTo(500);
    }

    @Test
    void another_channel_is_not_served() {
        InMemoryStub elsewhere = stub(CLIENT, ScriptedContract.WHO, "{}").onChannel("water");

        assertThat(chaincode.invoke(elsewhere.stub()).getMessage())
                .isEqualTo("this chaincode serves channel energy, not water");
    }

    private String who(byte[] creator) {
        return chaincode
                .invoke(stub(creator, ScriptedContract.WHO, "{}").stub())
                .getStringPayload();
    }

    private static InMemoryStub scripted(StateScript.Step... steps) {
        String script = RecordCodec.of(StateScript.class).write(StateScript.of(steps));
        return stub(CLIENT, ScriptedContract.FUNCTION, script);
    }

    private static InMemoryStub stub(byte[] creator, String... arguments) {
        return new InMemoryStub(TransactionSimulator.onEmptyLedger(), creator, arguments);
    }
}
