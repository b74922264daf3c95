-- Opens a text with the server in a real Neovim, waits for diagnostics, makes the safe fix, and writes what it saw as JSON.
local python, text, out = unpack(vim.split(vim.env.PESANLINT_TEST, "\n"))
vim.cmd("edit " .. vim.fn.fnameescape(text))
local seen = {}
local client = vim.lsp.start_client({ name = "pesanlint", cmd = { python, "-m", "pesanlint", "lsp" }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)
vim.wait(120000, function() return #vim.diagnostic.get(0) > 0 end, 20)
seen.encoding = vim.lsp.get_client_by_id(client).offset_encoding
seen.found = vim.tbl_map(function(one)
  return { code = one.code, line = one.lnum, from = one.col, to = one.end_col, message = one.message }
end, vim.diagnostic.get(0))
-- An edit behind emoji, as one types.
vim.api.nvim_buf_set_text(0, 0, 0, 0, 0, { "Baru 🗳 " })
vim.wait(30000, function()
  local found = vim.diagnostic.get(0)
  return #found > 0 and found[1].col ~= seen.found[1].from
end, 20)
seen.moved = vim.diagnostic.get(0)[1].col
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {}, only = { "source.fixAll.pesanlint" } }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 60000)
for _, answer in pairs(answers or {}) do
  for _, action in pairs(answer.result or {}) do
    vim.lsp.util.apply_workspace_edit(action.edit, seen.encoding)
  end
end
seen.fixed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
vim.fn.writefile({ vim.fn.json_encode(seen) }, out)
vim.lsp.stop_client(client)
vim.wait(5000, function() return vim.lsp.get_client_by_id(client) == nil end, 20)
vim.cmd("quitall!")
