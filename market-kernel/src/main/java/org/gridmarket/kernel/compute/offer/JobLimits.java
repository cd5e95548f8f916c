package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;

/**
 * What a job may use; a run that would use more ends with a status that says so, and is paid.
 *
 * @param output length of the output archive
 */
public record JobLimits(Instructions instructions, ByteCount memory, ByteCount output) {}
