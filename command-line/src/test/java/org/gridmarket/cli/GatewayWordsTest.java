package org.gridmarket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class GatewayWordsTest {
    private static final String GATEWAY = "https://gateway:8443";

    @Test
    void a_certificate_that_nobody_vouches_for_leads_to_the_option() {
        SSLHandshakeException refused = new SSLHandshakeException("no path");
        refused.initCause(new CertificateException("unknown authority"));

        String words = GatewayWords.of(
                GATEWAY,
                Status.UNAVAILABLE
                        .withDescription("io exception\nChannel Pipeline: x")
                        .withCause(refused));

        assertThat(words).contains(GATEWAY, "nobody vouches", "--ca").doesNotContain("Pipeline", "\n");
    }

    @Test
    void who_does_not_answer_is_told_with_the_cause_and_not_with_gRPCs_word_for_all() {
        String words = GatewayWords.of(
                GATEWAY,
                Status.UNAVAILABLE.withDescription("io exception").withCause(new ConnectException("refused: :8443")));

        assertThat(words).contains("does not answer (refused: :8443)", "see that it runs");
    }

    @Test
    void an_address_in_plain_text_that_is_closed_at_once_may_take_TLS() {
        Status closed = Status.UNAVAILABLE.withDescription("Network closed for unknown reason");

        assertThat(GatewayWords.of("127.0.0.1:8443", closed)).contains("where it takes TLS, write https://");
        assertThat(GatewayWords.of("https://127.0.0.1:8443", closed)).doesNotContain("TLS");
    }

    @Test
    void plain_text_to_a_gateway_that_takes_TLS_leads_to_https() {
        assertThat(GatewayWords.of("a:1", Status.INTERNAL.withDescription("http2 exception")))
                .contains("write https://HOST:PORT");
    }

    @Test
    void an_unknown_token_leads_to_the_file_of_tokens() {
        assertThat(GatewayWords.of(GATEWAY, Status.UNAUTHENTICATED.withDescription("send it as metadata")))
                .contains("gridmarket.operator.tokens-file", "--token-file")
                .doesNotContain("metadata");
    }
}
