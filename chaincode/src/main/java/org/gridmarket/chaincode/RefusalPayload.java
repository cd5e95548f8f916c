package org.gridmarket.chaincode;

import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.wire.RecordCodec;

/** A refusal in the payload of the response, beside its text in the message. */
record RefusalPayload(String code, String source, String detail) {
    private static final RecordCodec<RefusalPayload> CODEC = RecordCodec.of(RefusalPayload.class);

    static byte[] of(Rejection reason) {
        return CODEC.writeBytes(new RefusalPayload(reason.code().name(), reason.source(), reason.detail()))
                .copy();
    }
}
