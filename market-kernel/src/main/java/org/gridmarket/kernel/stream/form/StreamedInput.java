package org.gridmarket.kernel.stream.form;

import org.gridmarket.kernel.wire.Bytes;

/** An input of a parcel: its position in the epoch, and H(in). */
public record StreamedInput(int position, Bytes input) {
    public StreamedInput {
        Sha.checked("H(in)", input);
    }
}
