package org.gridmarket.audit;

/**
 * What one accepted transaction asked of the world state and of the processor.
 *
 * @param keys single keys that were read, each counted once
 * @param ranges range reads
 * @param rows that they gave
 * @param charactersRead of values, ASCII: a byte each
 * @param writes keys written or deleted
 * @param charactersWritten of values
 * @param cpuNanos processor time of the kernel: decoding, signature, reads in memory, decision, encoding
 */
public record OperationCost(
        int keys, int ranges, int rows, long charactersRead, int writes, long charactersWritten, long cpuNanos) {}
