package org.gridmarket.coinshuffle.blame;

/** What a participant can be found guilty of. An honest one cannot be found guilty of any. */
public enum Offence {
    /** Nothing arrived within the step and its challenge window. */
    SILENT,
    /** It arrived, but after the deadline by the board's stamp, and not on the ledger either. */
    LATE,
    /** A signed message whose body is none, or holds a key that cannot be used. */
    MALFORMED,
    /** Two different signed messages of one kind in one run. */
    EQUIVOCATION,
    /** A signed message of a step that had not come. */
    OUT_OF_TURN,
    /** Two messages that exclude each other, such as a confirmation and an accusation. */
    CONTRADICTION,
    /** Claims to have seen a head of the board that the board never signed. */
    FALSE_SIGHT,
    /** A list of the wrong number, length or order, with a duplicate, or with an output that is no fresh account. */
    BAD_LIST,
    /** A confirmation of other messages than those on the board. */
    FALSE_CONFIRMATION,
    /** A signature that does not verify over the joint transaction. */
    INVALID_SIGNATURE,
    /** A seed that is not the committed one, or that does not lead to the announced key. */
    FALSE_SEED,
    /** Replay: an entry of the predecessor's list is missing or was exchanged. */
    TAMPERED_LIST,
    /** Replay: an own onion that some position behind cannot open, or without a usable output. */
    BAD_ONION,
    /** Replay: an own onion that does not derive from the committed seed. */
    NOT_FROM_SEED,
    /** Replay: an output that stood in the mix before. */
    REPEATED_OUTPUT,
    /** Replay: everybody else was right, so whoever accused was not. */
    FALSE_ACCUSATION
}
