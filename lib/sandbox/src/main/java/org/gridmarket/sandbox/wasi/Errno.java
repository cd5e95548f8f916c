package org.gridmarket.sandbox.wasi;

/** Numbers of errors, as WASI preview 1 gives them. */
enum Errno {
    SUCCESS(0),
    BADF(8),
    BUSY(10),
    EXIST(20),
    FAULT(21),
    ILSEQ(25),
    INVAL(28),
    ISDIR(31),
    MFILE(33),
    NAMETOOLONG(37),
    NOENT(44),
    NOTDIR(54),
    NOTEMPTY(55),
    NOTSUP(58),
    ROFS(69),
    SPIPE(70),
    NOTCAPABLE(76);

    private final int code;

    Errno(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    WasiException raised() {
        return new WasiException(this);
    }
}
