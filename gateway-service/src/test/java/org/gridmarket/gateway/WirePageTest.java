package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.junit.jupiter.api.Test;

/** docs/wire.md tells callers the quotas that are really in force. */
class WirePageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static void assertSays(String what, long most) throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/wire.md"))).contains("| " + what + " | " + most + " |");
    }

    @Test
    void what_a_gateway_bears_stands_on_the_page() throws IOException {
        GatewayLimits limits = GatewayLimits.STANDARD;
        assertSays("operations of one account in an interval", limits.operationsPerInterval());
        assertSays("operations of a licensed solver in an interval", limits.operationsPerSolver());
        assertSays("bytes of a payload", EnergyLimit.PAYLOAD_BYTES.ceiling());
        assertSays("readings in one report", limits.readingsPerReport());
        assertSays("intervals in one HTTP answer", limits.intervalsPerQuery());
    }

    @Test
    void what_callers_may_hold_stands_on_the_page() throws IOException {
        CallerLimits limits = CallerLimits.STANDARD;
        assertSays(
                "seconds until a call has brought its message",
                limits.messageWithin().toSeconds());
        assertSays(
                "seconds that an answer or a stream may stay unread",
                limits.readWithin().toSeconds());
        assertThat(GatewayLimits.STANDARD.slowStream()).isEqualTo(limits.readWithin());
        assertSays("unary calls at a time", limits.calls());
        assertSays("streams at a time", limits.streams());
        assertSays("HTTP questions at a time", limits.queries());
        assertSays("meters that wait for registration, enrolled from one address", limits.enrolmentsOfOrigin());
        assertSays(
                "days until an enrolment is forgotten", limits.enrolmentLife().toDays());
    }

    @Test
    void the_longest_message_is_that_of_the_setting() throws IOException {
        Properties settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        assertSays(
                "bytes of a gRPC message",
                Long.parseLong(settings.getProperty("quarkus.grpc.server.max-inbound-message-size")));
    }
}
