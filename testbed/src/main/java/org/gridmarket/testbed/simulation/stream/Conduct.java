package org.gridmarket.testbed.simulation.stream;

/** How those behave who take part in a lease (reference/stream-model, strategies). */
final class Conduct {
    private Conduct() {}

    /** Of a supplier. */
    enum OfSupplier {
        HONEST,
        /** Computes nine of ten inputs, and makes up the rest. */
        SKIPS_SOME,
        SKIPS_HALF,
        SKIPS_ALL,
        /** Says the most likely output of every input. */
        GUESSES,
        SILENT_AT_ROOT,
        SILENT_AT_OPENING,
        GARBAGE_THEN_SILENT,
        /** Lists everything as missing. */
        NOTHING_CAME,
        /** Computes nothing, and posts another lane's root. */
        COPIES_ROOT,
        /** Streams garbage, and roots what is right. */
        STREAMS_GARBAGE,
        /** Waits with its root, in case tests are revealed before. */
        WAITS_FOR_TESTS,
        /** Roots epochs that began after the customer has gone. */
        GOES_ON
    }

    /** Of a customer. */
    enum OfCustomer {
        HONEST,
        /** Claims a wrong output of a test. */
        FALSE_TESTS,
        /** Claims the most likely output, without computing. */
        GUESSED_TESTS,
        /** Commits to tests that it does not send. */
        UNSENT_TESTS,
        /** Reveals as soon as the epoch is over, whoever has not posted its root. */
        REVEALS_EARLY,
        SILENT_AT_REVEAL,
        FALSE_AND_SILENT,
        /** Claims a wrong output, and gives the panel no inputs. */
        WITHHOLDS,
        /** Sends the second replica other inputs. */
        OTHER_INPUTS,
        /** Signs two inputs for a position. */
        TWO_INPUTS,
        /** Sends the second replica nothing. */
        STARVES,
        STOPS_EARLY,
        /** Is gone after the first epoch. */
        CRASHES,
        /** Contests a position with a wrong output. */
        FALSE_CONTEST,
        /** Signs an end before its own tests. */
        ENDS_BEFORE_TESTS
    }

    /** Of a mediator. */
    enum OfMediator {
        HONEST,
        SILENT,
        FOR_THE_CUSTOMER,
        FOR_THE_SUPPLIER,
        SAYS_WITHHELD
    }

    /** Of an allocator. */
    enum OfAllocator {
        HONEST,
        /** Has an allocation committed long after it was signed. */
        HOLDS_BACK,
        /** Makes the same allocation again and again. */
        COPIES,
        /** Puts in a signature of something else. */
        FORGES
    }

    /** Of the broker. */
    enum OfBroker {
        HONEST,
        DROPS,
        DOUBLES,
        REORDERS
    }
}
