# CPU milliseconds of cost-A in numpy: python3 cost-numpy.py MODEL.json DRAWS. Prints the median of five rounds.
import json
import sys
import time

import numpy as np

model = json.load(open(sys.argv[1]))
draws = int(sys.argv[2])
mu = np.array([item["mu"] for item in model["items"]])
sigma = np.array([item["sigma"] for item in model["items"]])
quantity = np.array([item["quantity"] for item in model["items"]])
factor = np.linalg.cholesky(np.array(model["correlation"]))

taken = []
for seed in range(6):
    start = time.process_time()
    rng = np.random.default_rng(seed)
    totals = np.exp(mu + sigma * (rng.standard_normal((draws, len(mu))) @ factor.T)) @ quantity
    [(totals >= claim).mean() for claim in model["claims"]]
    np.quantile(totals, [0.05, 0.25, 0.5, 0.75, 0.95])
    taken.append(1000 * (time.process_time() - start))
print(sorted(taken[1:])[2])
