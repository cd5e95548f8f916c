package org.gridmarket.oblivious.forwarder;

import org.gridmarket.kernel.wire.Bytes;

/** What a forwarder answers with: a gateway's answer, or its own refusal. */
record Carried(int status, String mediaType, Bytes content) {
    static Carried refusal(int status, String reason) {
        return new Carried(status, "text/plain", Bytes.utf8(reason));
    }

    boolean isGood() {
        return status == 200;
    }
}
