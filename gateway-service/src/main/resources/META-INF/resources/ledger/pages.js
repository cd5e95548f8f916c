// The pages that all markets share.
import { showBlock, showTransaction } from './blocks.js';
import { showNetwork } from './network.js';
import { showNodes } from './nodes.js';
import { showRefusals } from './refusals.js';

export const ledgerPages = {
  nav: [['#/network', 'Network'], ['#/nodes', 'Nodes'], ['#/refusals', 'Refusals']],
  pages: [
    { address: /^#\/network$/, nav: '#/network', ask: () => 'network', title: () => 'Network', show: showNetwork },
    { address: /^#\/nodes$/, nav: '#/nodes', ask: () => 'nodes', title: () => 'Nodes', show: showNodes },
    { address: /^#\/refusals$/, nav: '#/refusals', ask: () => 'refusals', title: () => 'Refusals', show: showRefusals },
    { address: /^#\/block\/(\d+)$/, nav: null, ask: ([, number]) => `blocks/${number}`, title: ([, number]) => `Block ${number}`, show: showBlock },
    { address: /^#\/tx\/([0-9A-Za-z-]+)$/, nav: null, ask: ([, id]) => `transactions/${id}`, title: () => 'Transaction', show: showTransaction },
  ],
};
