package org.gridmarket.kernel.stream.form;

import org.gridmarket.kernel.wire.Bytes;

/** An output of a parcel: its position in the epoch, H(in) of what it was made from, and H(out). */
public record StreamedOutput(int position, Bytes input, Bytes output) {
    public StreamedOutput {
        Sha.checked("H(in)", input);
        Sha.checked("H(out)", output);
    }
}
